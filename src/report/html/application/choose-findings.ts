import type { Finding } from '../../../model/finding.ts'
import { decidingPart } from './deciding-part.ts'
import { groupFindings } from '../../view/group-findings.ts'

/** Findings that a document for people holds; the JSON document has all. */
export const mostFindings = 3000
/** Characters of what they say, names included: a name may be as long as a page. */
const mostText = 4_000_000

/**
 * The findings that a document holds: failed, suppressed and unknown ones, the most severe checks first. Passed ones are
 * counted by the evidence they are part of.
 * @returns also how many of these are left out because there are too many
 */
export function chooseFindings(all: readonly Finding[]): {
  readonly findings: readonly Finding[]
  readonly leftOut: number
} {
  const parts = (['fail', 'unknown', 'suppressed'] as const).flatMap((part) =>
    groupFindings(all.filter((finding) => partOf(finding) === part)).flatMap((g) => g.findings),
  )
  let text = 0
  let held = 0
  while (held < Math.min(parts.length, mostFindings)) {
    const finding = parts[held]
    if (finding === undefined) break
    text += lengthOf(finding)
    if (text > mostText) break
    held++
  }
  return { findings: parts.slice(0, held), leftOut: parts.length - held }
}

function partOf({ outcome, suppressed }: Finding): Finding['outcome'] | 'suppressed' {
  return suppressed === undefined ? outcome : 'suppressed'
}

function lengthOf(finding: Finding): number {
  const { message, resource, pointers } = finding
  const { id, arn = '', name = '', source } = resource
  const parts = pointers.map((pointer) => decidingPart(finding, pointer))
  return [message, id, arn, name, source.file, source.address, ...pointers, ...parts].reduce(
    (sum: number, part) =>
      sum + (typeof part === 'string' ? part : (JSON.stringify(part) ?? '')).length,
    0,
  )
}
