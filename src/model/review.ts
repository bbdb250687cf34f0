import type { Diagnostic } from './diagnostic.ts'
import type { Blind, Finding } from './finding.ts'
import type { Gap } from './gap.ts'
import type { Attestation, HumanAnswer, HumanPracticeAnswer, Suppression } from './human-record.ts'
import type { Domain, EvidenceItem, Lens, Level, Practice, Question, Strength } from './lens.ts'
import type { PlanItem } from './plan.ts'
import type { Resource } from './resource.ts'
import type { ServiceResponsibility } from './responsibility.ts'
import type { Source } from './snapshot.ts'
import type { Workload } from './workload.ts'

/** Risk of a question, in the words of the wire. */
export const risks = ['HIGH', 'MEDIUM', 'NONE', 'UNANSWERED', 'NOT_APPLICABLE'] as const
export type Risk = (typeof risks)[number]

/** What the evidence says of a practice. Only `met` proposes to select it; only `contradicted` proposes not to. */
export type Verdict = 'met' | 'contradicted' | 'partly' | 'unknown' | 'not-applicable'

/** How one evidence item of a practice came out. */
export interface ItemEvidence {
  readonly item: EvidenceItem
  readonly stance: 'supports' | 'contradicts' | 'weakens' | 'unknown' | 'not-applicable'
  readonly strength: Strength
  /** Counts of unsuppressed findings by outcome; an attestation counts one. */
  readonly counts: {
    readonly pass: number
    readonly fail: number
    readonly unknown: number
    readonly notApplicable: number
    readonly suppressed: number
  }
  /** One sentence. */
  readonly summary: string
  readonly findings: readonly Finding[]
  readonly blind: readonly Blind[]
  readonly attestation?: Attestation
}

export interface PracticeReview {
  readonly practice: Practice
  readonly verdict: Verdict
  readonly evidence: readonly ItemEvidence[]
  /** 0 to 1: share of what should have been looked at that was. */
  readonly coverage: number
  readonly choice: 'selected' | 'unselected' | 'not-applicable'
  readonly origin: 'human' | 'evidence' | 'none'
  readonly human?: HumanPracticeAnswer
  /** One sentence: why the choice stands as it does. */
  readonly because: string
}

/** A human answer that the facts dispute. Never resolved silently. */
export interface Contradiction {
  readonly question: Question
  readonly practice: Practice
  /** What the person said and what the evidence says. */
  readonly said: 'selected' | 'unselected' | 'not-applicable'
  readonly verdict: Verdict
  readonly summary: string
}

export interface QuestionReview {
  readonly question: Question
  readonly practices: readonly PracticeReview[]
  readonly risk: Risk
  /** One sentence: which unselected practices make the risk. */
  readonly because: string
  readonly coverage: number
  readonly human?: HumanAnswer
}

export interface DomainReview {
  readonly domain: Domain
  readonly risks: Readonly<Record<Risk, number>>
  readonly coverage: number
  /** Signals that were really seen, strongest first, in words with counts. */
  readonly strong: readonly string[]
  readonly weak: readonly string[]
  readonly contradicting: readonly string[]
}

/** Answers, risk and coverage; the heart of the result. */
export interface Answers {
  readonly questions: readonly QuestionReview[]
  readonly domains: readonly DomainReview[]
  readonly contradictions: readonly Contradiction[]
  readonly risks: Readonly<Record<Risk, number>>
  readonly coverage: number
  readonly findings: readonly Finding[]
  /** Suppressions past their date, and those that match nothing. */
  readonly staleSuppressions: readonly {
    readonly suppression: Suppression
    readonly why: 'expired' | 'unused'
  }[]
  readonly expiredAttestations: readonly Attestation[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Everything a document can show. */
export interface Review extends Answers {
  /** ISO 8601: the clock of the review. */
  readonly at: string
  readonly workload: Workload
  readonly lens: Lens
  readonly sources: readonly Source[]
  readonly resourceCount: number
  readonly blind: readonly Blind[]
  readonly gaps: readonly Gap[]
  readonly plan: readonly PlanItem[]
  readonly responsibilities: readonly ServiceResponsibility[]
  /** All that was seen, and what of it belongs to the workload; for those who keep a review. Documents do not show it. */
  readonly seen?: {
    readonly resources: readonly Resource[]
    readonly inScope: ReadonlySet<Resource>
  }
}

export type { Level }
