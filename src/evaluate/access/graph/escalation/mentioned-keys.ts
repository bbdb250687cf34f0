import type { Policy } from '../../policy/policy.ts'
import type { Estate } from '../estate.ts'

/** What the policies of an estate depend on. */
export interface Mentioned {
  /** Condition keys and variables, lower-cased. */
  readonly keys: ReadonlySet<string>
  /** Regions that some policy names, and of resources as many as make six. */
  readonly regions: readonly string[]
}

const fewRegions = 6
/** AWS has fewer; bounds what hostile policies cost. */
const mostRegions = 64
const region = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/

/** Reads every policy of an estate once. */
export function readMentioned(estate: Estate): Mentioned {
  const keys = new Set<string>()
  const regions = new Set<string>(['us-east-1'])
  for (const policy of policiesOf(estate))
    for (const { conditions, resource } of policy.statements) {
      for (const { key, values } of conditions) {
        keys.add(key)
        if (key === 'aws:requestedregion')
          for (const value of values) if (region.test(value)) regions.add(value)
      }
      for (const pattern of resource?.patterns ?? []) {
        const named = pattern.split(':')[3] ?? ''
        if (region.test(named)) regions.add(named)
        if (pattern.includes('${'))
          for (const [, key = ''] of pattern.matchAll(/\$\{([^},]+)/g)) keys.add(key.toLowerCase())
      }
    }
  for (const { region: place } of estate.resources)
    if (place !== undefined && regions.size < fewRegions) regions.add(place)
  return { keys, regions: [...regions].slice(0, mostRegions) }
}

function policiesOf(estate: Estate): ReadonlySet<Policy> {
  const policies = new Set<Policy>()
  const accounts = new Set<string>()
  for (const { account, policies: own, boundary, trust } of estate.identities) {
    accounts.add(account)
    for (const policy of own) policies.add(policy)
    if (boundary !== undefined) policies.add(boundary)
    if (trust !== undefined) policies.add(trust)
  }
  for (const account of accounts) {
    const { serviceControl = [], resourceControl = [] } = estate.guardrails(account)
    for (const level of [...serviceControl, ...resourceControl])
      for (const policy of level) policies.add(policy)
  }
  return policies
}
