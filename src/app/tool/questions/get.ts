import type { Practice, Question } from '../../../model/lens.ts'
import { getAnswer } from '../../../store/answers.ts'
import { listEvidence } from '../../../store/runs.ts'
import { findingRuns } from '../../../store/findings.ts'
import type { AnswerRow, AttestationRow } from '../../../store/schema.ts'
import { listAttestations } from '../../../store/attestations.ts'
import { all } from '../../../store/page.ts'
import { statusOf } from '../answers/answer-risk.ts'
import { planOfPractice } from '../answers/plan-of-practice.ts'
import { describeAttestation } from '../attestations/describe.ts'
import type { ToolContext } from '../context.ts'
import { securityLens } from '../findings/security-lens.ts'
import { findQuestion } from '../reviews/question-filter.ts'
import { readLens } from '../reviews/read-state.ts'
import { effectiveIn, type LensState } from '../reviews/state.ts'
import { disputesIn } from '../runs/contradictions.ts'
import { type PracticeEvidence, readEvidence } from '../runs/evidence-data.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { choiceOrigin, summariseQuestion } from './describe.ts'

/** One question as people work on it: its practices with what everybody and everything says of them. */
export async function getQuestion(
  context: ToolContext,
  id: string,
  { question: asked, lens: alias }: { readonly question: string; readonly lens: string },
) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { lens } = await readLens(context, workload, alias, { question: asked })
  const question = findQuestion(lens, asked)
  const { db } = context
  const row = await getAnswer(db, { workload: id, lens: lens.review.lens, question: asked })
  const run = (await findingRuns(db, [id])).get(id)
  const { items: statements } = await listAttestations(db, id, all, asked)
  const evidence = await evidenceOf(context, run, lens, asked)
  const { data } = effectiveIn(lens, question)
  const disputes = new Map(disputesIn(lens, [question]).map((each) => [each.choice, each]))
  return {
    ...summariseQuestion(lens, question, row),
    lens: lens.applied.alias,
    run,
    help: question.help,
    link: question.link,
    notes: data.notes ?? '',
    reason: data.reason,
    choices: question.practices.map(describeChoice),
  }

  function describeChoice(practice: Practice) {
    return {
      ...describePractice(question, practice, data),
      ...describeEvidence(practice, evidence.get(practice.id)),
      dispute: disputes.get(practice.id)?.summary,
      attestations: statements
        .filter(({ choice }) => choice === practice.id)
        .map((each) => attestationIn(context, each)),
    }
  }
}

export type QuestionView = Awaited<ReturnType<typeof getQuestion>>

async function evidenceOf(
  { db }: ToolContext,
  run: string | undefined,
  lens: LensState,
  question: string,
): Promise<ReadonlyMap<string, PracticeEvidence>> {
  if (run === undefined) return new Map()
  const rows = await listEvidence(db, run, { lens: lens.review.lens, question })
  return new Map(
    rows.flatMap((row) => {
      const data = readEvidence(row)
      return data === undefined ? [] : [[row.choice, data] as const]
    }),
  )
}

function attestationIn({ now, caller }: ToolContext, row: AttestationRow) {
  return describeAttestation(row, now, caller.principalArn)
}

function describePractice(question: Question, practice: Practice, data: AnswerRow['data']) {
  const said = Object.hasOwn(data.choices, practice.id) ? data.choices[practice.id] : undefined
  const own = securityLens().index.practices(`${question.id}/${practice.id}`)[0]?.practice
  const improvement = practice.none ? undefined : planOfPractice(practice)
  return {
    id: practice.id,
    number: practice.number ?? own?.number,
    title: practice.title,
    level: practice.level ?? own?.level,
    help: practice.help ?? own?.help,
    link: practice.link ?? own?.link,
    usualOwner: practice.owner ?? own?.owner,
    none: practice.none,
    improvement: improvement?.text,
    choice: statusOf(practice, data),
    origin: choiceOrigin(practice, data),
    reason: said?.reason,
    notes: said?.notes,
    statements: (own?.evidence ?? []).flatMap((item) =>
      'attest' in item
        ? [
            {
              item: item.attest,
              title: item.title,
              required: item.required,
              validDays: item.validDays,
            },
          ]
        : [],
    ),
  }
}

function describeEvidence(practice: Practice, evidence: PracticeEvidence | undefined) {
  if (practice.none || evidence === undefined)
    return {
      verdict: undefined,
      because: undefined,
      coverage: undefined,
      evidence: [],
      findings: 0,
    }
  const items = evidence.evidence.map(({ findings, more, ...item }) =>
    Object.assign(item, { findings: findings.length + more }),
  )
  return {
    verdict: evidence.verdict,
    because: evidence.because,
    coverage: evidence.coverage,
    evidence: items,
    findings: items.reduce((sum, item) => sum + item.findings, 0),
  }
}
