import { nearestName } from '../lib/nearest-name.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type {
  Attestation,
  HumanAnswer,
  HumanPracticeAnswer,
  HumanRecord,
} from '../model/human-record.ts'
import type { Lens, Question } from '../model/lens.ts'
import { indexLens, type LensIndex } from '../model/lens-index.ts'
import type { PlinthConfig } from './plinth-config.ts'

export interface ResolvedRecord {
  /** In the ids of the lens; what could not be resolved is left out and has a diagnostic. */
  readonly record: HumanRecord
  readonly diagnostics: readonly Diagnostic[]
}

/** Brings the answers and attestations of a `plinth.yaml` to the ids of a lens; problems have their line in the file. */
export function resolveRecord(
  { record, placeOf }: Pick<PlinthConfig, 'record' | 'placeOf'>,
  lens: Lens,
): ResolvedRecord {
  const index = indexLens(lens)
  const diagnostics: Diagnostic[] = []
  const report: Report = (code, path, message, help) => {
    diagnostics.push({ code, severity: 'error', message, help, where: placeOf(path) })
  }
  return {
    record: {
      ...record,
      answers: record.answers.flatMap((answer) => resolveAnswer(answer, index, report)),
      attestations: record.attestations.flatMap((attestation, i) =>
        resolveAttestation(attestation, i, index, report),
      ),
    },
    diagnostics,
  }
}

type Report = (code: string, path: readonly PropertyKey[], message: string, help: string) => void

function resolveAnswer(
  answer: HumanAnswer,
  index: LensIndex,
  report: Report,
): readonly HumanAnswer[] {
  const question = index.question(answer.question)
  if (question === undefined) {
    report(
      'answer-unknown-question',
      ['answers', answer.question],
      `The lens has no question ${answer.question}.`,
      suggest(answer.question, index.questionNames),
    )
    return []
  }
  const practices: [string, HumanPracticeAnswer][] = []
  for (const [written, decision] of Object.entries(answer.practices)) {
    const id = findPractice(question, index, written)
    if (id === undefined)
      report(
        'answer-unknown-practice',
        ['answers', answer.question, 'practices', written],
        `The question ${answer.question} has no practice ${written}.`,
        suggest(
          written,
          question.practices.flatMap((p) => [p.number ?? p.id, p.id]),
        ),
      )
    else practices.push([id, decision])
  }
  return [{ ...answer, question: question.id, practices: Object.fromEntries(practices) }]
}

function findPractice(question: Question, index: LensIndex, written: string): string | undefined {
  return index.practices(written).find((found) => found.question === question)?.practice.id
}

/** An id that the lens repeats stays with its question before it. */
function resolveAttestation(
  attestation: Attestation,
  position: number,
  index: LensIndex,
  report: Report,
): readonly Attestation[] {
  const written = attestation.practice
  const found = index.practices(written)
  const [first] = found
  const path = ['attestations', position, 'practice']
  if (first === undefined) {
    const help = suggest(written, index.practiceNames)
    report('attestation-unknown-practice', path, `The lens has no practice ${written}.`, help)
    return []
  }
  if (found.length > 1) {
    report(
      'attestation-ambiguous-practice',
      path,
      `The lens has ${found.length} practices ${written}.`,
      `Write the question before it, e.g. ${first.question.id}/${first.practice.id}.`,
    )
    return []
  }
  const { question, practice } = first
  const unique = index.practices(practice.id).length === 1
  return [{ ...attestation, practice: unique ? practice.id : `${question.id}/${practice.id}` }]
}

function suggest(name: string, known: readonly string[]): string {
  const near = nearestName(name, known)
  return near === undefined ? 'Write an id or number of the lens.' : `Did you mean ${near}?`
}
