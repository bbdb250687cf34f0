import type { Fix } from '../../../model/check.ts'
import type { Finding } from '../../../model/finding.ts'
import type { Lens, Practice } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import type { PracticeReview, QuestionReview, Review } from '../../../model/review.ts'
import { findingEntry } from '../../json/findings.ts'
import { questionEntry } from '../../json/questions.ts'
import type { ReviewDocument } from '../../json/schema.ts'
import { contradictionsOf, headOf, planOf, responsibilitiesOf } from '../../json/sections.ts'
import {
  blindEntry,
  diagnosticEntry,
  expiredAttestationsOf,
  gapEntry,
  suppressionsOf,
} from '../../json/unseen.ts'
import { indexPractices } from '../../view/practice-index.ts'
import { decidingPart } from './deciding-part.ts'
import { chooseFindings } from './choose-findings.ts'

type QuestionEntry = ReviewDocument['questions'][number]
type PracticeEntry = QuestionEntry['practices'][number]
type FindingEntry = ReviewDocument['findings'][number]
type PlanEntry = ReviewDocument['plan'][number]

export interface EmbeddedPractice extends PracticeEntry {
  readonly none: boolean
  readonly help: string | undefined
  readonly link: string | undefined
  readonly improvement: string | undefined
}

export interface EmbeddedQuestion extends Omit<QuestionEntry, 'practices'> {
  readonly pillar: string
  readonly help: string | undefined
  readonly link: string | undefined
  /** False where a person said that the question does not apply. */
  readonly applicable: boolean
  readonly practices: readonly EmbeddedPractice[]
}

export type EmbeddedEvidence = FindingEntry['evidence'][number] & {
  /** What the pointer names, where it is an object or a list. */
  readonly part?: object
}

export interface EmbeddedFinding extends Pick<
  FindingEntry,
  'id' | 'check' | 'outcome' | 'reason' | 'message' | 'suppressed'
> {
  readonly evidence: readonly EmbeddedEvidence[]
  /** Index in `resources`. */
  readonly resource: number
}

export interface EmbeddedResource {
  readonly type: string
  readonly id: string
  readonly arn?: string
  readonly name?: string
  readonly account?: string
  readonly region?: string
  readonly at?: string
  readonly source: NonNullable<FindingEntry['resource']['source']>
}

export interface EmbeddedCheck {
  readonly title: string
  readonly severity: FindingEntry['severity']
  readonly why: string
  readonly fix: Fix
  /** What it is evidence of, in the order of the lens. */
  readonly practices: readonly { readonly question: string; readonly practice: string }[]
}

/** What the application in an HTML document knows: the JSON document without passed findings, with what pages explain. */
export interface EmbeddedReview
  extends
    ReturnType<typeof headOf>,
    Pick<
      ReviewDocument,
      | 'contradictions'
      | 'responsibilities'
      | 'suppressions'
      | 'expiredAttestations'
      | 'gaps'
      | 'blind'
      | 'diagnostics'
    > {
  readonly questions: readonly EmbeddedQuestion[]
  /** With a number in place of the ids of its findings. */
  readonly plan: readonly (Omit<PlanEntry, 'findings'> & { readonly findingCount: number })[]
  /** By id. */
  readonly checks: Readonly<Record<string, EmbeddedCheck>>
  readonly resources: readonly EmbeddedResource[]
  readonly findings: readonly EmbeddedFinding[]
  /** Entries that are counted but not held, by list. */
  readonly leftOut: Readonly<Record<'findings' | 'plan' | 'gaps' | 'blind' | 'diagnostics', number>>
}

/** Entries of a list that a document for people holds. */
const most = 500

/** The review as the application in a document reads it, within bounds; what is left out is counted. */
export function embeddedReview(review: Review): EmbeddedReview {
  const { plan, gaps, blind, diagnostics } = review
  const { findings, leftOut } = chooseFindings(review.findings)
  const resources = [...new Set(findings.map(({ resource }) => resource))]
  const places = new Map(resources.map((resource, index) => [resource, index]))
  return {
    ...headOf(review),
    questions: review.questions.map((each) => embeddedQuestion(each, review.lens)),
    contradictions: contradictionsOf(review),
    plan: planOf({ ...review, plan: plan.slice(0, most) }).map(({ findings: closed, ...item }) =>
      Object.assign(item, { findingCount: closed.length }),
    ),
    responsibilities: responsibilitiesOf(review),
    suppressions: suppressionsOf(review),
    expiredAttestations: expiredAttestationsOf(review),
    gaps: gaps.slice(0, most).map(gapEntry),
    blind: blind.slice(0, most).map(blindEntry),
    diagnostics: diagnostics.slice(0, most).map(diagnosticEntry),
    checks: checksOf(review, findings),
    resources: resources.map(embeddedResource),
    findings: findings.map((finding) =>
      embeddedFinding(finding, places.get(finding.resource) ?? 0),
    ),
    leftOut: {
      findings: leftOut,
      plan: Math.max(0, plan.length - most),
      gaps: Math.max(0, gaps.length - most),
      blind: Math.max(0, blind.length - most),
      diagnostics: Math.max(0, diagnostics.length - most),
    },
  }
}

function embeddedQuestion(review: QuestionReview, lens: Lens): EmbeddedQuestion {
  const { question, practices, human } = review
  return {
    ...questionEntry({ ...review, practices: [] }),
    // The lens of the Security Pillar has no other.
    pillar: lens.alias === 'wellarchitected' ? 'security' : pillarOf(question),
    help: question.help,
    link: question.link,
    applicable: human?.applicable ?? true,
    practices: practices.map((practice) => embeddedPractice(review, practice)),
  }
}

function embeddedPractice(question: QuestionReview, review: PracticeReview): EmbeddedPractice {
  const { practice } = review
  const entry = questionEntry({ ...question, practices: [review] }).practices[0]
  if (entry === undefined) throw new Error('A practice has no entry.')
  return {
    ...entry,
    none: practice.none,
    help: practice.help,
    link: practice.link,
    improvement: improvementOf(practice),
  }
}

function improvementOf({ improvement }: Practice): string | undefined {
  return improvement?.text
}

function embeddedFinding(finding: Finding, resource: number): EmbeddedFinding {
  const { id, check, outcome, reason, message, evidence, suppressed } = findingEntry(finding, [])
  return {
    id,
    check,
    outcome,
    reason,
    message,
    evidence: evidence.map((pointed): EmbeddedEvidence => {
      const part = decidingPart(finding, pointed.pointer)
      return part === undefined ? pointed : Object.assign({}, pointed, { part })
    }),
    suppressed,
    resource,
  }
}

function embeddedResource(resource: Finding['resource']): EmbeddedResource {
  const { type, id, arn, name, account, region, at, source } = resource
  const { kind, file, line, address } = source
  return {
    type,
    id,
    ...(arn === undefined ? {} : { arn }),
    ...(name === undefined ? {} : { name }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(at === undefined ? {} : { at }),
    source: {
      kind,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(address === undefined ? {} : { address }),
    },
  }
}

/** The checks of the findings that are held, and of the plan. */
function checksOf(review: Review, findings: readonly Finding[]): EmbeddedReview['checks'] {
  const index = indexPractices(review.lens)
  const checks = new Map(findings.map(({ check }) => [check.id, check]))
  return Object.fromEntries(
    [...checks].map(([id, { title, severity, why, fix }]) => [
      id,
      {
        title,
        severity,
        why,
        fix,
        practices: (index.get(id) ?? []).map(({ question, practice }) => ({
          question: question.id,
          practice: practice.id,
        })),
      },
    ]),
  )
}
