import type { ItemEvidence, PracticeReview, QuestionReview } from '../../model/review.ts'
import { present, rounded } from './present.ts'
import type { ReviewDocument } from './schema.ts'

type QuestionEntry = ReviewDocument['questions'][number]
type PracticeEntry = QuestionEntry['practices'][number]
type EvidenceEntry = PracticeEntry['evidence'][number]

/** A question with its practices and what speaks for and against each. */
export function questionEntry({ question, human, ...review }: QuestionReview): QuestionEntry {
  return present({
    id: question.id,
    number: question.number,
    title: question.title,
    domain: question.domain,
    risk: review.risk,
    because: review.because,
    coverage: rounded(review.coverage),
    human: human === undefined ? undefined : decisionEntry(human),
    practices: review.practices.map(practiceEntry),
  })
}

function practiceEntry({ practice, human, ...review }: PracticeReview): PracticeEntry {
  return present({
    id: practice.id,
    number: practice.number,
    title: practice.title,
    level: practice.level,
    owner: practice.owner,
    choice: review.choice,
    origin: review.origin,
    verdict: review.verdict,
    because: review.because,
    coverage: rounded(review.coverage),
    human: human === undefined ? undefined : decisionEntry(human),
    evidence: review.evidence.map(evidenceEntry),
  })
}

function decisionEntry(
  said: Pick<NonNullable<PracticeReview['human']>, 'reason' | 'notes' | 'by' | 'at'>,
): NonNullable<PracticeEntry['human']> {
  return present({ reason: said.reason, notes: said.notes, by: said.by, at: said.at })
}

function evidenceEntry({ item, attestation, ...evidence }: ItemEvidence): EvidenceEntry {
  return present({
    check: 'check' in item ? item.check : undefined,
    attest: 'attest' in item ? item.attest : undefined,
    title: 'attest' in item ? item.title : undefined,
    strength: evidence.strength,
    required: item.required,
    stance: evidence.stance,
    counts: { ...evidence.counts },
    summary: evidence.summary,
    attestation:
      attestation === undefined
        ? undefined
        : present({
            statement: attestation.statement,
            by: attestation.by,
            at: attestation.at,
            expires: attestation.expires,
            link: attestation.link,
          }),
  })
}
