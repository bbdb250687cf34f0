import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { isProvider } from '../../catalogue/provider-key.ts'
import { globOf } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { type Demanded, valueOf } from '../search/situation.ts'
import { absent, type Axiom } from './axiom.ts'

const noResource = new PatternSet([globOf([42])])
const ofService = new Map<string, PatternSet>()
const ofKey = new Map<string, PatternSet>()

/** Actions that AWS decides without a resource are asked about `*`, which no ARN in a policy matches. */
export const actionsWithoutResource: Axiom = ({ action, resource }) => {
  if (resource.text === '*') return undefined
  const catalogue = loadCatalogue()
  const known = catalogue.action(action.text)
  if (known === undefined || !catalogue.isWildcardOnly(known)) return undefined
  return [
    [{ part: 'resource', set: noResource, inside: true }],
    [{ part: 'action', set: withoutResource(known.service), inside: false }],
  ]
}

function withoutResource(service: string): PatternSet {
  return remember(ofService, service, () => {
    const catalogue = loadCatalogue()
    const all = [...(catalogue.service(service)?.actions.values() ?? [])]
    return all.filter((action) => catalogue.isWildcardOnly(action))
  })
}

/**
 * A key of a service that the catalogue does not list for an action is absent from its requests. Keys that the statement itself
 * names are believed to exist, and so are tags, because the catalogue has gaps.
 */
export const keysOfAction: Axiom = (situation, setting) => {
  const catalogue = loadCatalogue()
  const action = catalogue.action(situation.action.text)
  if (action === undefined) return undefined
  for (const key of setting.inPlay) {
    if (key.startsWith('aws:') || setting.trusted.has(key)) continue
    if (valueOf(situation, key, setting) === undefined) continue
    const facts = catalogue.key(key)
    if (facts === undefined || catalogue.keyOwner(key) !== action.service) continue
    if (catalogue.actionHasKey(action, key) || isClaim(key, action.id)) continue
    const other: Demanded = { part: 'action', set: withoutKey(action.service, key), inside: false }
    return [[absent(key)], [other]]
  }
  return undefined
}

/** The catalogue lists the claims of few providers; a token has those of its own, whichever it is. */
function isClaim(key: string, action: string): boolean {
  const provider = key.slice(0, Math.max(0, key.lastIndexOf(':')))
  return action.toLowerCase() === 'sts:assumerolewithwebidentity' && isProvider(provider)
}

function withoutKey(service: string, key: string): PatternSet {
  return remember(ofKey, `${service} ${key}`, () => {
    const catalogue = loadCatalogue()
    const all = [...(catalogue.service(service)?.actions.values() ?? [])]
    return all.filter((action) => !catalogue.actionHasKey(action, key))
  })
}

function remember(
  known: Map<string, PatternSet>,
  name: string,
  find: () => readonly { readonly id: string }[],
): PatternSet {
  let set = known.get(name)
  if (set === undefined) {
    const codes = (id: string) =>
      Array.from({ length: id.length }, (_, at) => id.toLowerCase().charCodeAt(at))
    set = new PatternSet(find().map(({ id }) => globOf(codes(id))))
    if (known.size > 1000) known.clear()
    known.set(name, set)
  }
  return set
}
