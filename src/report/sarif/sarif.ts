import { fileUri } from '../../lib/file-uri.ts'
import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { groupFindings, type CheckFindings } from '../view/group-findings.ts'
import { groupGaps, type GapGroup } from '../view/group-gaps.ts'
import { relativePath } from '../view/locate.ts'
import { indexPractices } from '../view/practice-index.ts'
import { count, reasonWords } from '../words.ts'
import { resultOf } from './results.ts'
import { ruleOf } from './rules.ts'

/**
 * The failed and unknown findings as a SARIF 2.1.0 log with one run, for code scanning. What could not be seen and the
 * diagnostics are notifications of the run, so that an empty list of results is not mistaken for a clean bill.
 */
export function* writeSarif(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  const index = indexPractices(review.lens)
  const groups = groupFindings(review.findings)
    .map(({ check, findings }) => ({
      check,
      findings: findings.filter((f) => f.outcome === 'fail' || f.outcome === 'unknown'),
    }))
    .filter((g) => g.findings.length > 0)
  const rules = groups.map(({ check }) => ruleOf(check, index.get(check.id) ?? []))
  const driver = { name: 'Plinth', rules }
  const invocation = {
    executionSuccessful: true,
    endTimeUtc: review.at,
    toolExecutionNotifications: notifications(review, cwd),
  }
  yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n'
  yield `"runs": [{\n"tool": ${JSON.stringify({ driver }, undefined, 2)},\n`
  yield `"invocations": [${JSON.stringify(invocation, undefined, 2)}],\n`
  yield '"columnKind": "utf16CodeUnits",\n"results": ['
  yield* results(groups, cwd)
  yield '\n]\n}]\n}\n'
}

function* results(groups: readonly CheckFindings[], cwd: string): Iterable<string> {
  let separator = '\n'
  for (const [ruleIndex, { findings }] of groups.entries())
    for (const finding of findings) {
      yield separator + JSON.stringify(resultOf(finding, ruleIndex, cwd))
      separator = ',\n'
    }
}

function notifications(review: Review, cwd: string): readonly object[] {
  const unseen = groupGaps(review.gaps).map((gap) => ({
    descriptor: { id: `gap-${gap.reason}` },
    level: 'warning',
    message: { text: gapText(gap) },
  }))
  const problems = review.diagnostics.map(({ code, severity, message, help, where }) => {
    const file = where?.file === undefined ? undefined : fileUri(relativePath(where.file, cwd))
    const region = where?.line === undefined ? {} : { region: { startLine: where.line } }
    return {
      descriptor: { id: code },
      level: severity,
      message: { text: help === undefined ? message : `${message} ${help}` },
      ...(file === undefined
        ? {}
        : { locations: [{ physicalLocation: { artifactLocation: { uri: file }, ...region } }] }),
    }
  })
  return [...unseen, ...problems]
}

function gapText(gap: GapGroup): string {
  const where = [...gap.accounts, ...gap.regions].join(', ')
  const permission =
    gap.permission === undefined ? '' : ` The permission ${gap.permission} opens it.`
  return `${gap.operation} could not be seen in ${where === '' ? 'this source' : where} (${count(gap.count, 'time')}) because ${reasonWords[gap.reason]}.${permission}`
}
