import { compileGlob } from '../lib/glob.ts'
import { nearestName } from '../lib/nearest-name.ts'
import { parseTime } from '../lib/time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { AppliedSuppression, Evaluation, Finding } from '../model/finding.ts'
import type { Suppression } from '../model/human-record.ts'
import type { Resource } from '../model/resource.ts'
import type { Answers } from '../model/review.ts'

export interface Suppressed {
  /** The same array when nothing was suppressed; otherwise a new one that shares every other finding. */
  readonly findings: readonly Finding[]
  readonly stale: Answers['staleSuppressions']
  readonly diagnostics: readonly Diagnostic[]
}

interface Rule {
  readonly suppression: Suppression
  readonly matches: (resource: Resource) => boolean
  readonly applied: AppliedSuppression
  readonly expired: boolean
  hits: number
}

/**
 * Marks the failed findings that people decided not to count. Only failures can be suppressed: an unknown stays an
 * unknown. A suppression past its date, or with a date that cannot be read, stops suppressing and says so.
 * @param now clock of the review in milliseconds
 */
export function applySuppressions(
  { findings, checks }: Pick<Evaluation, 'findings' | 'checks'>,
  suppressions: readonly Suppression[],
  now: number,
): Suppressed {
  if (suppressions.length === 0) return { findings, stale: [], diagnostics: [] }
  const rules = suppressions.map((suppression) => compileRule(suppression, now))
  const byCheck = Map.groupBy(rules, (rule) => rule.suppression.check)
  let changed = false
  const marked = findings.map((finding) => {
    if (finding.outcome !== 'fail') return finding
    const matching = byCheck.get(finding.check.id)?.filter((r) => r.matches(finding.resource))
    if (matching === undefined || matching.length === 0) return finding
    for (const rule of matching) rule.hits++
    const active = matching.find((rule) => !rule.expired)
    if (active === undefined) return finding
    changed = true
    return { ...finding, suppressed: active.applied }
  })
  const known = new Set(checks.map((check) => check.id))
  return {
    findings: changed ? marked : findings,
    stale: rules.flatMap(({ suppression, expired, hits }): Answers['staleSuppressions'] => {
      if (expired) return [{ suppression, why: 'expired' }]
      return hits === 0 ? [{ suppression, why: 'unused' }] : []
    }),
    diagnostics: rules.flatMap((rule) => diagnose(rule, known)),
  }
}

function compileRule(suppression: Suppression, now: number): Rule {
  const { resource, account, region, reason, owner, expires } = suppression
  const until = parseTime(expires)
  const test = (glob: string | undefined): ((text: string | undefined) => boolean) => {
    if (glob === undefined) return () => true
    const match = compileGlob(glob)
    return (text) => text !== undefined && match(text)
  }
  const [inAccount, inRegion, isResource] = [test(account), test(region), test(resource)]
  return {
    suppression,
    matches: (r) =>
      inAccount(r.account) && inRegion(r.region) && (isResource(r.id) || isResource(r.arn)),
    applied: { reason, owner, expires },
    expired: until === undefined || until <= now,
    hits: 0,
  }
}

function diagnose({ suppression, expired, hits }: Rule, known: ReadonlySet<string>): Diagnostic[] {
  const { check, resource, expires, owner } = suppression
  const where = suppression.where === undefined ? {} : { where: suppression.where }
  const subject = resource === undefined ? check : `${check} on ${resource}`
  if (!known.has(check)) {
    const near = nearestName(check, known)
    return [
      {
        code: 'suppression-unknown-check',
        severity: 'warning',
        message: `The suppression of ${subject} names a check that does not exist.`,
        help: near === undefined ? 'Remove it or correct the check id.' : `Did you mean ${near}?`,
        ...where,
      },
    ]
  }
  if (expired)
    return [
      {
        code: 'suppression-expired',
        severity: 'warning',
        message: `The suppression of ${subject} ended on ${expires}; ${findings(hits)} again.`,
        help: `Fix what it hid, or let ${owner} renew it with a new date.`,
        ...where,
      },
    ]
  if (hits > 0) return []
  return [
    {
      code: 'suppression-unused',
      severity: 'note',
      message: `The suppression of ${subject} matches no failed finding.`,
      help: 'Remove it if what it hid was fixed; otherwise correct its globs.',
      ...where,
    },
  ]
}

function findings(hits: number): string {
  if (hits === 0) return 'it hid nothing that counts'
  return hits === 1 ? 'one finding counts' : `${hits} findings count`
}
