import { compileGlob } from '../lib/glob.ts'
import type { Evaluation } from '../model/finding.ts'
import type { Resource } from '../model/resource.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { isUnknown } from '../model/unknown.ts'
import type { Workload } from '../model/workload.ts'
import { isAccountWide, isGlobal } from './account-wide.ts'

/** The tag that CloudFormation puts on what a stack creates. */
const stackTag = 'aws:cloudformation:stack-name'

/**
 * Keeps the resources of a snapshot that belong to a workload, and the gaps of its accounts and Regions; sources and
 * diagnostics stay. The snapshot itself comes back when nothing is left out.
 */
export function selectResources(snapshot: Snapshot, workload: Workload): Snapshot {
  const belongs = belongsTo(workload)
  const accounts = new Set(workload.accounts)
  const regions = new Set(workload.regions)
  const resources = snapshot.resources.filter(belongs)
  const gaps = snapshot.gaps.filter(
    (gap) => isListed(accounts, gap.account) && isListed(regions, gap.region),
  )
  const whole =
    resources.length === snapshot.resources.length && gaps.length === snapshot.gaps.length
  return whole ? snapshot : { ...snapshot, resources, gaps }
}

/**
 * Keeps the findings on resources of a workload. A check may need what surrounds its subject (a shared flow log, a role
 * without tags), so with selectors it is right to judge the whole account and select findings afterwards.
 */
export function selectFindings(evaluation: Evaluation, workload: Workload): Evaluation {
  const belongs = belongsTo(workload)
  return { ...evaluation, findings: evaluation.findings.filter((f) => belongs(f.resource)) }
}

/**
 * Whether a resource belongs to a workload: its account and Region are listed (or the workload lists none, or the
 * resource has none), and it matches the selectors unless it is account-wide.
 */
export function belongsTo(workload: Workload): (resource: Resource) => boolean {
  const accounts = new Set(workload.accounts)
  const regions = new Set(workload.regions)
  const selected = matchesSelectors(workload.selectors)
  return (resource) =>
    isListed(accounts, resource.account) &&
    (isGlobal(resource.type) || isListed(regions, resource.region)) &&
    (isAccountWide(resource.type) || selected(resource))
}

/** Symbolic values (`${AWS::AccountId}`) of templates stand for wherever they are deployed: the workload itself. */
function isListed(listed: ReadonlySet<string>, value: string | undefined): boolean {
  return listed.size === 0 || value === undefined || value.startsWith('${') || listed.has(value)
}

function matchesSelectors(selectors: Workload['selectors']): (resource: Resource) => boolean {
  const tags = Object.entries(selectors?.tags ?? {}).map(
    ([key, glob]) => [key, compileGlob(glob)] as const,
  )
  const stacks = selectors?.stacks?.map(compileGlob) ?? []
  return ({ tags: own, stack }) => {
    // Tags that could not be read leave the resource in: not seen is not the same as not tagged.
    if (isUnknown(own)) return true
    for (const [key, matches] of tags) {
      const value = Object.hasOwn(own, key) ? own[key] : undefined
      if (value === undefined || !matches(value)) return false
    }
    if (stacks.length === 0) return true
    const names = [stack, Object.hasOwn(own, stackTag) ? own[stackTag] : undefined]
    return names.some((name) => name !== undefined && stacks.some((matches) => matches(name)))
  }
}
