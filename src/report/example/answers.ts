import type { Blind, Finding } from '../../model/finding.ts'
import type { EvidenceItem, Practice } from '../../model/lens.ts'
import type {
  DomainReview,
  ItemEvidence,
  PracticeReview,
  QuestionReview,
  Risk,
} from '../../model/review.ts'
import { exampleLens, examplePractices as p } from './lens.ts'
import type { ExampleNames } from './names.ts'

type Decision = Pick<
  PracticeReview,
  'verdict' | 'choice' | 'origin' | 'because' | 'coverage' | 'human'
>

function decisions(names: ExampleNames): ReadonlyMap<Practice, Decision> {
  return new Map<Practice, Decision>([
    [
      p.root,
      decided(
        'met',
        'selected',
        'evidence',
        1,
        'The root user of every account that has one uses MFA.',
      ),
    ],
    [
      p.threatModel,
      decided('unknown', 'unselected', 'none', 0, 'Nobody has stated that a threat model exists.'),
    ],
    [
      p.leastPrivilege,
      {
        ...decided(
          'contradicted',
          'selected',
          'human',
          1,
          'A person selected it; 1 role holds administrator rights.',
        ),
        human: { status: 'selected', notes: names.notes, by: 'lead@example.com', at: '2026-02-01' },
      },
    ],
    [p.publicAccess, decided('contradicted', 'unselected', 'evidence', 0.5, '1 bucket is public.')],
    [
      p.logging,
      decided(
        'partly',
        'unselected',
        'none',
        0.5,
        'The trail logs; nobody could look whether GuardDuty is on.',
      ),
    ],
    [
      p.network,
      decided(
        'contradicted',
        'unselected',
        'evidence',
        1,
        '1 security group opens port 22 to the internet.',
      ),
    ],
    [
      p.atRest,
      decided(
        'contradicted',
        'unselected',
        'evidence',
        0.75,
        '1 of 2 buckets does not encrypt by default.',
      ),
    ],
    [
      p.plans,
      decided(
        'met',
        'selected',
        'evidence',
        1,
        'The incident plan was stated and exercised in January.',
      ),
    ],
    [
      p.appTraining,
      {
        ...decided(
          'not-applicable',
          'not-applicable',
          'human',
          1,
          'A person marked it as out of scope.',
        ),
        human: { status: 'not-applicable', reason: 'OUT_OF_SCOPE', by: 'lead@example.com' },
      },
    ],
  ])
}

function decided(
  verdict: Decision['verdict'],
  choice: Decision['choice'],
  origin: Decision['origin'],
  coverage: number,
  because: string,
): Decision {
  return { verdict, choice, origin, coverage, because }
}

const outcomes: readonly (readonly [Risk, number, string])[] = [
  ['HIGH', 0.5, 'A practice of high level is open: SEC01-BP07.'],
  ['NONE', 0.75, 'Only a practice of low level is open: SEC03-BP07.'],
  ['HIGH', 0.5, 'A practice of high level is open: SEC04-BP01.'],
  ['HIGH', 1, 'A practice of high level is open: SEC05-BP02.'],
  ['HIGH', 0.75, 'A practice of high level is open: SEC08-BP02.'],
  ['NONE', 1, 'Every practice is selected.'],
  ['NOT_APPLICABLE', 1, 'The question does not apply.'],
]

/** The questions of the example with their evidence, in the order of the lens. */
export function exampleQuestions(
  names: ExampleNames,
  findings: readonly Finding[],
  blind: readonly Blind[],
): readonly QuestionReview[] {
  const decide = decisions(names)
  return exampleLens.questions.map((question, index) => {
    const [risk, coverage, because] = outcomes[index] ?? ['UNANSWERED', 0, '']
    return {
      question,
      risk,
      coverage,
      because,
      practices: question.practices.map((practice) => ({
        practice,
        ...(decide.get(practice) ??
          decided('unknown', 'unselected', 'none', 0, 'Nothing is known.')),
        evidence: practice.evidence.map((item) => weigh(item, practice, names, findings, blind)),
      })),
    }
  })
}

function weigh(
  item: EvidenceItem,
  practice: Practice,
  names: ExampleNames,
  findings: readonly Finding[],
  blind: readonly Blind[],
): ItemEvidence {
  const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, suppressed: 0 }
  const { strength } = item
  if ('attest' in item) {
    if (practice !== p.plans)
      return {
        item,
        strength,
        stance: 'unknown',
        counts,
        summary: 'Nobody has stated it.',
        findings: [],
        blind: [],
      }
    const attestation = {
      practice: practice.id,
      item: item.attest,
      statement: 'We exercised the plan.',
      by: 'lead@example.com',
      at: '2026-01-20',
      expires: '2027-01-20',
      link: names.link,
    }
    const summary = 'Stated by lead@example.com, valid until 2027-01-20.'
    return {
      item,
      strength,
      stance: 'supports',
      counts: { ...counts, pass: 1 },
      summary,
      findings: [],
      blind: [],
      attestation,
    }
  }
  const own = findings.filter((f) => f.check.id === item.check)
  const unseen = blind.filter((b) => b.check.id === item.check)
  for (const { outcome, suppressed } of own)
    if (suppressed !== undefined) counts.suppressed++
    else counts[outcome === 'not-applicable' ? 'notApplicable' : outcome]++
  const stance =
    counts.fail > 0
      ? 'contradicts'
      : counts.pass > 0 && counts.unknown === 0
        ? 'supports'
        : 'unknown'
  const summary = `${counts.pass} passed, ${counts.fail} failed, ${counts.unknown + unseen.length} unknown.`
  return { item, strength, stance, counts, summary, findings: own, blind: unseen }
}

const signals: Readonly<Record<string, Pick<DomainReview, 'strong' | 'weak' | 'contradicting'>>> = {
  'security-foundations': {
    strong: ['The root user signs in with MFA in 1 of 1 accounts'],
    weak: ['No threat model is stated'],
    contradicting: [],
  },
  'identity-and-access-management': {
    strong: ['1 role without administrator rights'],
    weak: [],
    contradicting: ['1 role holds administrator rights', '1 bucket policy is public'],
  },
  detection: {
    strong: ['1 trail is logging'],
    weak: ['GuardDuty could not be seen in 2 Regions'],
    contradicting: [],
  },
  'infrastructure-protection': {
    strong: [],
    weak: [],
    contradicting: ['1 security group opens port 22'],
  },
  'data-protection': {
    strong: ['1 bucket encrypts by default'],
    weak: [],
    contradicting: ['1 bucket does not'],
  },
  'incident-response': { strong: ['The incident plan was exercised'], weak: [], contradicting: [] },
  'application-security': { strong: [], weak: [], contradicting: [] },
}

export function exampleDomains(questions: readonly QuestionReview[]): readonly DomainReview[] {
  return exampleLens.domains.map((domain) => {
    const risks = countRisks(questions.filter((q) => q.question.domain === domain.id))
    const own = questions.find((q) => q.question.domain === domain.id)
    const seen = signals[domain.id] ?? { strong: [], weak: [], contradicting: [] }
    return Object.assign({ domain, risks, coverage: own?.coverage ?? 0 }, seen)
  })
}

export function countRisks(questions: readonly QuestionReview[]): Readonly<Record<Risk, number>> {
  const risks = { HIGH: 0, MEDIUM: 0, NONE: 0, UNANSWERED: 0, NOT_APPLICABLE: 0 }
  for (const { risk } of questions) risks[risk]++
  return risks
}
