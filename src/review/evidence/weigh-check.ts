import type { Blind, Finding } from '../../model/finding.ts'
import type { CheckEvidence } from '../../model/lens.ts'
import type { ItemEvidence } from '../../model/review.ts'
import type { CheckGroup } from './group-findings.ts'

const noCounts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, suppressed: 0 } as const

/**
 * What a check says of a practice. One failure that counts is enough to contradict (or weaken); then one thing that
 * could not be judged is enough for unknown; only then do passes support.
 */
export function weighCheck(item: CheckEvidence, group: CheckGroup | undefined): ItemEvidence {
  const { strength } = item
  if (group === undefined)
    return {
      item,
      strength,
      stance: 'unknown',
      counts: noCounts,
      summary: `The check ${item.check} was not asked.`,
      findings: [],
      blind: [],
    }
  const { findings, blind, counts } = group
  return {
    item,
    strength,
    stance: stanceOf(item, group),
    counts,
    summary: summarise(group),
    findings,
    blind,
  }
}

function stanceOf(item: CheckEvidence, { counts, blind }: CheckGroup): ItemEvidence['stance'] {
  if (counts.fail > 0) return item.contradicts ? 'contradicts' : 'weakens'
  if (counts.unknown > 0 || blind.length > 0) return 'unknown'
  return counts.pass > 0 ? 'supports' : 'not-applicable'
}

/** `Bucket refuses requests without TLS: 22 of 24, 2 fail.` */
function summarise({ check, counts, findings, blind }: CheckGroup): string {
  const { pass, fail, unknown, suppressed } = counts
  const total = pass + fail + unknown + suppressed
  const parts: string[] = []
  if (total > suppressed) parts.push(`${pass} of ${total}`)
  if (fail > 0) parts.push(fail === 1 ? '1 fails' : `${fail} fail`)
  if (unknown > 0) parts.push(`${unknown} could not be judged (${whyUnknown(findings)})`)
  if (blind.length > 0) parts.push(unseen(blind))
  if (total > suppressed && suppressed > 0) parts.push(`${suppressed} suppressed`)
  if (parts.length === 0)
    parts.push(
      suppressed === 0
        ? 'there is nothing to judge'
        : `${suppressed === 1 ? 'the only failure is' : `all ${suppressed} failures are`} suppressed`,
    )
  return `${check.title}: ${parts.join(', ')}.`
}

function whyUnknown(findings: readonly Finding[]): string {
  const reasons = new Set<string>()
  for (const { outcome, reason } of findings)
    if (outcome === 'unknown') reasons.add((reason ?? 'failed').replace('-', ' '))
  return [...reasons].join(', ')
}

/** `2 places could not be looked at (denied: s3:ListAllMyBuckets in 111122223333 eu-west-1 and more)`. */
function unseen(blind: readonly Blind[]): string {
  const [first] = blind
  if (first === undefined) return ''
  const { $unknown, detail } = first.unknown
  const why = $unknown.replace('-', ' ') + (detail === undefined ? '' : `: ${detail}`)
  const where = [first.gap?.account, first.gap?.region].filter((part) => part !== undefined)
  const at = where.length === 0 ? '' : ` in ${where.join(' ')}`
  return blind.length === 1
    ? `1 place could not be looked at (${why}${at})`
    : `${blind.length} places could not be looked at (${why}${at} and more)`
}
