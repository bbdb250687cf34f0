import { splitArn } from '../../match/arn.ts'
import { isSymbol, notColon } from '../language/characters.ts'
import { globOf, starStep, universal } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { type Demanded, valueOf } from '../search/situation.ts'
import { absent, type Axiom, equal } from './axiom.ts'

/** The account in the ARN of a resource is the account that owns it; ARNs of S3 buckets have none. */
export const resourceOwner: Axiom = (situation, setting) => {
  const key = 'aws:resourceaccount'
  if (!setting.inPlay.has(key)) return undefined
  const [owner] = valueOf(situation, key, setting) ?? []
  const inArn = splitArn(situation.resource.text)?.[4] ?? ''
  if (owner === undefined || inArn === '' || inArn === owner || inArn === 'aws') return undefined
  const ways: Demanded[][] = [
    [ofOwner(owner, true)],
    [ofOwner('', true)],
    [{ part: 'resource', set: new PatternSet([globOf([42])]), inside: true }],
  ]
  if (!holdsSymbol(inArn)) ways.push([equal(key, inArn)])
  setting.doubts.add('not every pair of a resource and its owner was tried')
  return ways
}

/** The account in `aws:SourceArn` is `aws:SourceAccount`. */
export const sourceOwner: Axiom = (situation, setting) => {
  const [arnKey, key] = ['aws:sourcearn', 'aws:sourceaccount']
  if (!setting.inPlay.has(key) || !setting.inPlay.has(arnKey)) return undefined
  const [owner] = valueOf(situation, key, setting) ?? []
  const [arn] = valueOf(situation, arnKey, setting) ?? []
  const inArn = arn === undefined ? '' : (splitArn(arn)?.[4] ?? '')
  if (owner === undefined || inArn === '' || inArn === owner) return undefined
  const ways: Demanded[][] = [[absent(arnKey)], [absent(key)]]
  if (!holdsSymbol(inArn)) ways.push([equal(key, inArn)])
  setting.doubts.add(`not every pair of ${arnKey} and ${key} was tried`)
  return ways
}

function ofOwner(owner: string, inside: boolean): Demanded {
  const codes = (text: string) =>
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  const part = starStep(notColon)
  const steps = [...codes('arn:'), part, 58, part, 58, part, 58, ...codes(owner), 58]
  return { part: 'resource', set: new PatternSet([globOf([...steps, ...universal.steps])]), inside }
}

function holdsSymbol(text: string): boolean {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).some(isSymbol)
}
