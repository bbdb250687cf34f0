import type { Attestation } from '../../data/attestations.ts'
import type { Choice, QuestionSummary, QuestionView } from '../../data/questions.ts'
import {
  type EmbeddedPractice,
  type EmbeddedQuestion,
  type EmbeddedReview,
  only,
} from '../review.ts'

export function questionsOf(review: EmbeddedReview) {
  const { lens, questions } = review
  return {
    lens: lens.alias,
    name: lens.name,
    items: questions.map((question) => summaryOf(review, question)),
  }
}

export function questionOf(review: EmbeddedReview, id: string): QuestionView | undefined {
  const question = review.questions.find((each) => each.id === id)
  if (question === undefined) return undefined
  return {
    ...summaryOf(review, question),
    lens: review.lens.alias,
    run: only,
    help: question.help,
    link: question.link,
    notes: question.human?.notes ?? '',
    reason: question.human?.reason,
    choices: question.practices.map((practice) => choiceOf(review, question, practice)),
  }
}

function summaryOf(review: EmbeddedReview, question: EmbeddedQuestion): QuestionSummary {
  const real = question.practices.filter(({ none }) => !none)
  const of = (choice: string) => real.filter((practice) => practice.choice === choice).length
  return {
    id: question.id,
    number: question.number,
    title: question.title,
    pillar: question.pillar,
    domain: question.domain,
    risk: question.risk,
    because: question.because,
    origin: originOf(question),
    applicable: question.applicable,
    prioritised: false,
    practices: {
      selected: of('selected'),
      unselected: of('unselected'),
      notApplicable: of('not-applicable'),
    },
    disputes: review.contradictions.filter((each) => each.question === question.id).length,
    version: 0,
    updated: question.human?.at,
    by: question.human?.by,
  }
}

/** Who answered: mixed where a person left some practices to the evidence. */
function originOf({ human, practices }: EmbeddedQuestion): QuestionSummary['origin'] {
  const origins = new Set(practices.map(({ origin }) => origin))
  if (human === undefined && !origins.has('human'))
    return origins.has('evidence') ? 'evidence' : 'none'
  return origins.has('evidence') ? 'mixed' : 'human'
}

function choiceOf(
  review: EmbeddedReview,
  question: EmbeddedQuestion,
  practice: EmbeddedPractice,
): Choice {
  const { origin, human, evidence } = practice
  const items = evidence.map((item) => Object.assign({}, item, { findings: heldOf(item) }))
  const dispute = review.contradictions.find(
    (each) => each.question === question.id && each.practice === practice.id,
  )
  return {
    id: practice.id,
    number: practice.number,
    title: practice.title,
    level: practice.level,
    help: practice.help,
    link: practice.link,
    usualOwner: practice.owner,
    none: practice.none,
    improvement: practice.improvement,
    choice: practice.choice,
    ...(origin === 'none' ? {} : { origin }),
    reason: human?.reason,
    notes: human?.notes,
    ...(practice.none
      ? {}
      : { verdict: practice.verdict, because: practice.because, coverage: practice.coverage }),
    evidence: items,
    findings: items.reduce((sum, { findings }) => sum + findings, 0),
    dispute: dispute?.summary,
    statements: [],
    attestations: attestationsOf(question, practice),
  }
}

/** Findings that the document lists: passed ones are only counted. */
function heldOf({ check, counts }: EmbeddedPractice['evidence'][number]): number {
  return check === undefined ? 0 : counts.fail + counts.unknown + counts.suppressed
}

function attestationsOf(
  question: EmbeddedQuestion,
  practice: EmbeddedPractice,
): readonly Attestation[] {
  return practice.evidence.flatMap(({ attest, title, attestation }) => {
    if (attestation === undefined) return []
    const { statement, by, at, expires, link } = attestation
    return [
      {
        id: `${practice.id} ${attest ?? ''}`,
        question: question.id,
        practice: practice.id,
        number: practice.number,
        title: practice.title,
        item: attest,
        itemTitle: title,
        statement,
        status: 'accepted',
        by,
        created: at,
        expires,
        link,
        reviewable: false,
        version: 0,
      },
    ]
  })
}
