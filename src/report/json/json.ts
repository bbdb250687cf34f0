import type { Review } from '../../model/review.ts'
import { groupFindings } from '../view/group-findings.ts'
import { indexPractices } from '../view/practice-index.ts'
import { findingEntry } from './findings.ts'
import { questionEntry } from './questions.ts'
import { contradictionsOf, headOf, planOf, responsibilitiesOf } from './sections.ts'
import {
  blindEntry,
  diagnosticEntry,
  expiredAttestationsOf,
  gapEntry,
  suppressionsOf,
} from './unseen.ts'

/**
 * The review as one JSON document (`docs/schemas/review.schema.json`). One entry of a long list is one line, so that
 * it can be searched, compared and streamed.
 */
export function* writeJson(review: Review): Iterable<string> {
  const lines = { separator: '{\n' }
  const members = function* (values: object): Iterable<string> {
    for (const [name, value] of Object.entries(values)) {
      yield `${lines.separator}  ${JSON.stringify(name)}: ${indented(value)}`
      lines.separator = ',\n'
    }
  }
  const list = function* (name: string, entries: Iterable<unknown>): Iterable<string> {
    yield `${lines.separator}  ${JSON.stringify(name)}: [`
    let separator = '\n'
    for (const entry of entries) {
      yield `${separator}    ${JSON.stringify(entry)}`
      separator = ',\n'
    }
    yield separator === '\n' ? ']' : '\n  ]'
  }
  yield* members(headOf(review))
  yield* members({
    questions: review.questions.map(questionEntry),
    contradictions: contradictionsOf(review),
  })
  yield* list('plan', planOf(review))
  yield* members({
    responsibilities: responsibilitiesOf(review),
    suppressions: suppressionsOf(review),
    expiredAttestations: expiredAttestationsOf(review),
  })
  yield* list('gaps', review.gaps.map(gapEntry))
  yield* list('blind', review.blind.map(blindEntry))
  yield* list('diagnostics', review.diagnostics.map(diagnosticEntry))
  yield* list('findings', findingEntries(review))
  yield '\n}\n'
}

function* findingEntries(review: Review): Iterable<unknown> {
  const index = indexPractices(review.lens)
  for (const { check, findings } of groupFindings(review.findings)) {
    const practices = (index.get(check.id) ?? []).map((p) => p.practice.id)
    for (const finding of findings) yield findingEntry(finding, practices)
  }
}

function indented(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ')
}
