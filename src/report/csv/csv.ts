import { csvRow } from '../../lib/csv.ts'
import { printable } from '../../lib/printable.ts'
import { findingId } from '../../model/finding-id.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { groupFindings } from '../view/group-findings.ts'
import { findingLine, relativePath } from '../view/locate.ts'
import { indexPractices } from '../view/practice-index.ts'

const columns = [
  'id',
  'outcome',
  'reason',
  'severity',
  'check',
  'title',
  'practices',
  'type',
  'resource',
  'name',
  'arn',
  'account',
  'region',
  'file',
  'line',
  'address',
  'message',
  'fix',
  'suppressed reason',
  'suppressed owner',
  'suppressed until',
] as const

/** Every finding as one row (RFC 4180, UTF-8), for spreadsheets: formulas and control characters are made harmless. */
export function* writeCsv(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  const index = indexPractices(review.lens)
  yield csvRow(columns)
  for (const { check, findings } of groupFindings(review.findings)) {
    const practices = (index.get(check.id) ?? []).map((p) => p.practice.number ?? p.practice.id)
    for (const finding of findings) yield csvRow(cellsOf(finding, practices.join(' '), cwd))
  }
}

function cellsOf(finding: Finding, practices: string, cwd: string): readonly string[] {
  const { check, resource, suppressed, pointers } = finding
  const { source } = resource
  const line = source.file === undefined ? undefined : findingLine(resource, pointers)
  return [
    findingId(finding),
    finding.outcome,
    finding.reason ?? '',
    check.severity,
    check.id,
    check.title,
    practices,
    resource.type,
    resource.id,
    resource.name ?? '',
    resource.arn ?? '',
    resource.account ?? '',
    resource.region ?? '',
    source.file === undefined ? '' : relativePath(source.file, cwd),
    line === undefined ? '' : String(line),
    source.address ?? '',
    finding.message,
    finding.outcome === 'fail' ? check.fix.text : '',
    suppressed?.reason ?? '',
    suppressed?.owner ?? '',
    suppressed?.expires ?? '',
  ].map(printable)
}
