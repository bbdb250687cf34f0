import { printable } from '../../lib/printable.ts'
import { escapeXml } from '../../lib/xml.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { groupFindings, type CheckFindings } from '../view/group-findings.ts'
import { findingLine, placeOf, relativePath, whereIs } from '../view/locate.ts'
import { tallyFindings } from '../view/tally.ts'
import { reasonWords, severityWords } from '../words.ts'

/**
 * JUnit XML for build servers: a suite per check, a case per resource. Failed is a failure; unknown and suppressed are
 * skipped, with the reason; what a check does not apply to is left out.
 */
export function* writeJunit(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  const groups = groupFindings(review.findings.filter((f) => f.outcome !== 'not-applicable'))
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  const name = attribute('name', `Plinth: ${review.workload.name}`)
  const timestamp = attribute('timestamp', review.at)
  yield `<testsuites${name}${numbers(review.findings)}${timestamp}>\n`
  for (const group of groups) yield* suite(group, cwd)
  yield '</testsuites>\n'
}

function* suite({ check, findings }: CheckFindings, cwd: string): Iterable<string> {
  yield `  <testsuite${attribute('name', `${check.id}: ${check.title}`)}${numbers(findings)}>\n`
  for (const finding of findings) yield testCase(finding, cwd)
  yield '  </testsuite>\n'
}

function testCase(finding: Finding, cwd: string): string {
  const { check, resource, pointers } = finding
  const where = whereIs(resource).join(' ')
  const name = attribute('name', where === '' ? resource.id : `${resource.id} (${where})`)
  const head = `    <testcase${attribute('classname', `${check.id}.${resource.type}`)}${name}${place(finding, cwd)}`
  if (finding.outcome === 'pass') return `${head}/>\n`
  if (finding.suppressed !== undefined) {
    const { reason, owner, expires } = finding.suppressed
    return skipped(head, `Suppressed until ${expires} by ${owner}: ${reason}`)
  }
  if (finding.outcome === 'unknown')
    return skipped(head, `Unknown, ${reasonWords[finding.reason ?? 'failed']}: ${finding.message}`)
  const at = placeOf(resource, pointers, cwd)
  const text = [finding.message, `Why: ${check.why}`, `Fix: ${check.fix.text}`, at].filter(
    (line) => line !== undefined,
  )
  const type = attribute('type', severityWords[check.severity])
  const body = text.map((line) => escapeXml(printable(line))).join('\n')
  return `${head}>\n      <failure${attribute('message', finding.message)}${type}>${body}</failure>\n    </testcase>\n`
}

function skipped(head: string, message: string): string {
  return `${head}>\n      <skipped${attribute('message', message)}/>\n    </testcase>\n`
}

function place({ resource, pointers }: Finding, cwd: string): string {
  const { file } = resource.source
  if (file === undefined) return ''
  const line = findingLine(resource, pointers)
  const lineAttribute = line === undefined ? '' : attribute('line', String(line))
  return attribute('file', relativePath(file, cwd)) + lineAttribute
}

function numbers(findings: readonly Finding[]): string {
  const { outcomes, suppressed } = tallyFindings(findings)
  const skips = outcomes.unknown + suppressed
  return ` tests="${outcomes.pass + outcomes.fail + skips}" failures="${outcomes.fail}" skipped="${skips}"`
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(printable(value))}"`
}
