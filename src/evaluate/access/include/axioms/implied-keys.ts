import { valueOf } from '../search/situation.ts'
import { absent, type Axiom, equal, present } from './axiom.ts'

interface Implication {
  /** When this key is there … */
  readonly key: string
  /** … (and, if given, has this value) … */
  readonly value?: string
  /** … this one is there, or not, or has this value. */
  readonly implies: string
  readonly is: 'present' | 'absent' | 'true'
}

/** Source: IAM user guide, "AWS global condition context keys", availability of each key. */
const implications: readonly Implication[] = [
  { key: 'aws:sourcevpce', implies: 'aws:sourceip', is: 'absent' },
  { key: 'aws:sourcevpc', implies: 'aws:sourceip', is: 'absent' },
  { key: 'aws:sourcevpcarn', implies: 'aws:sourceip', is: 'absent' },
  { key: 'aws:vpcsourceip', implies: 'aws:sourceip', is: 'absent' },
  { key: 'aws:sourcevpce', implies: 'aws:sourcevpc', is: 'present' },
  { key: 'aws:vpcsourceip', implies: 'aws:sourcevpc', is: 'present' },
  { key: 'aws:multifactorauthage', implies: 'aws:multifactorauthpresent', is: 'true' },
  { key: 'aws:calledvia', implies: 'aws:viaawsservice', is: 'true' },
  { key: 'aws:calledviafirst', implies: 'aws:viaawsservice', is: 'true' },
  { key: 'aws:calledvialast', implies: 'aws:viaawsservice', is: 'true' },
  { key: 'aws:calledvia', implies: 'aws:calledviafirst', is: 'present' },
  { key: 'aws:calledviafirst', implies: 'aws:calledvia', is: 'present' },
  { key: 'aws:principalorgpaths', implies: 'aws:principalorgid', is: 'present' },
  { key: 'aws:principalorgid', implies: 'aws:principalorgpaths', is: 'present' },
  { key: 'aws:resourceorgpaths', implies: 'aws:resourceorgid', is: 'present' },
  { key: 'aws:sourceorgpaths', implies: 'aws:sourceorgid', is: 'present' },
  { key: 'aws:viaawsservice', value: 'true', implies: 'aws:calledvia', is: 'present' },
]

/** Keys that come, or cannot come, together. */
export const impliedKeys: Axiom = (situation, setting) => {
  for (const { key, value, implies: other, is } of implications) {
    if (!setting.inPlay.has(key) || !setting.inPlay.has(other)) continue
    const given = valueOf(situation, key, setting)
    if (given === undefined || (value !== undefined && !given.includes(value))) continue
    const values = valueOf(situation, other, setting)
    const kept =
      is === 'absent'
        ? values === undefined
        : values !== undefined && (is === 'present' || values.includes('true'))
    if (kept) continue
    const demand =
      is === 'absent' ? absent(other) : is === 'present' ? present(other) : equal(other, 'true')
    return [[value === undefined ? absent(key) : equal(key, value, false)], [demand]]
  }
  return undefined
}
