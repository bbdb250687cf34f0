import { describe, expect, it } from 'vitest'
import type { ReportedWorkload } from '../../../model/reported-review.ts'
import { loadFrameworkLens } from '../../../review/lens/load-framework.ts'
import { officialLensArn } from '../catalog.ts'
import { consolidateReport } from './consolidate.ts'
import { countRisks } from './count-risks.ts'
import { judgeAnswer, reportLens, type StoredAnswer } from './report-lens.ts'

const lens = loadFrameworkLens()
const arn = officialLensArn('wellarchitected')

function questionOf(number: string) {
  const question = lens.questions.find((q) => q.number === number)
  if (question === undefined) throw new Error(`no question ${number}`)
  return question
}

/** Selects practices of a question by their place, counted from 1. */
function answer(number: string, ...places: readonly number[]): readonly [string, StoredAnswer] {
  const { id, practices } = questionOf(number)
  return [id, { selected: practices.filter((_, i) => places.includes(i + 1)).map((p) => p.id) }]
}

const report = (...answers: readonly (readonly [string, StoredAnswer])[]) =>
  reportLens({ lens, arn, answers: new Map(answers) })

const workload = (...answers: readonly (readonly [string, StoredAnswer])[]): ReportedWorkload => ({
  id: '0123456789abcdef0123456789abcdef',
  arn: 'arn:aws:wellarchitected:us-east-1:111122223333:workload/0123456789abcdef0123456789abcdef',
  name: 'Orders',
  updatedAt: 1_700_000_000_000,
  lenses: [report(...answers)],
})

describe('reportLens', () => {
  it('has an entry for every question, unanswered without an answer', () => {
    const { questions } = report()
    expect(questions.map((q) => q.question)).toEqual(lens.questions)
    expect(countRisks(questions)).toEqual({
      UNANSWERED: 57,
      HIGH: 0,
      MEDIUM: 0,
      NONE: 0,
      NOT_APPLICABLE: 0,
    })
  })

  it.each([
    ['REL08', [2, 3, 4, 5], 'HIGH', 'Not selected: REL08-BP01.'],
    ['REL01', [1, 2, 3, 4, 6], 'MEDIUM', 'Not selected: REL01-BP05.'],
    ['SEC03', [1, 2, 3, 4, 5, 6, 8, 9], 'NONE', 'Only practices of low level'],
    ['SEC03', [], 'UNANSWERED', 'Nobody has answered'],
    ['SEC03', [10], 'HIGH', 'Not selected: SEC03-BP01 and SEC03-BP02.'],
  ])('judges %s with %j selected as %s', (number, places, risk, because) => {
    const judged = judgeAnswer(questionOf(number), answer(number, ...places)[1])
    expect(judged.risk).toBe(risk)
    expect(judged.because).toContain(because)
  })

  it('lets the status of a choice win over the selection', () => {
    const question = questionOf('REL01')
    const [first, second] = question.practices.map((p) => p.id)
    const judged = judgeAnswer(question, {
      selected: question.practices.filter((p) => !p.none).map((p) => p.id),
      choices: new Map([
        [first ?? '', { status: 'UNSELECTED', notes: 'not yet' }],
        [second ?? '', { status: 'NOT_APPLICABLE', reason: 'OUT_OF_SCOPE' }],
      ]),
    })
    expect(judged.choices.map((c) => c.choice).slice(0, 3)).toEqual([
      'unselected',
      'not-applicable',
      'selected',
    ])
    expect(judged).toMatchObject({
      risk: 'HIGH',
      choices: [{ notes: 'not yet' }, { reason: 'OUT_OF_SCOPE' }, {}, {}, {}, {}, {}],
    })
  })

  it('has no risk where the question does not apply', () => {
    const judged = judgeAnswer(questionOf('SEC01'), {
      selected: [],
      applicable: false,
      reason: 'OTHER',
    })
    expect(judged).toMatchObject({ risk: 'NOT_APPLICABLE', applicable: false, reason: 'OTHER' })
  })
})

describe('consolidateReport', () => {
  it('lists the questions at risk, and what is missing with the riskiest first', () => {
    const [metric] = consolidateReport([
      workload(
        answer('REL08', 2, 5),
        answer('REL01', 1, 2, 3, 4, 6),
        answer('SEC03', 1, 2, 3, 4, 5, 6, 8, 9),
      ),
    ])
    expect(metric).toMatchObject({
      MetricType: 'WORKLOAD',
      WorkloadName: 'Orders',
      LensesAppliedCount: 1,
      UpdatedAt: new Date(1_700_000_000_000),
      RiskCounts: { HIGH: 1, MEDIUM: 1, NONE: 1, UNANSWERED: 54, NOT_APPLICABLE: 0 },
    })
    const [lensMetric] = metric?.Lenses ?? []
    expect(lensMetric?.LensArn).toBe(arn)
    expect(lensMetric?.Pillars.map((p) => [p.PillarId, p.Questions.length])).toEqual([
      ['operationalExcellence', 0],
      ['security', 0],
      ['reliability', 2],
      ['performance', 0],
      ['costOptimization', 0],
      ['sustainability', 0],
    ])
    expect(lensMetric?.Pillars[2]).toMatchObject({
      RiskCounts: { HIGH: 1, MEDIUM: 1, NONE: 0, UNANSWERED: 11, NOT_APPLICABLE: 0 },
      Questions: [
        {
          QuestionId: 'manage-service-limits',
          Risk: 'MEDIUM',
          BestPractices: [{ ChoiceId: 'rel_manage_service_limits_automated_monitor_limits' }],
        },
        {
          QuestionId: 'tracking-change-management',
          Risk: 'HIGH',
          BestPractices: [
            { ChoiceId: 'rel_tracking_change_management_planned_changemgmt' },
            { ChoiceId: 'rel_tracking_change_management_resiliency_testing' },
            { ChoiceId: 'rel_tracking_change_management_immutable_infrastructure' },
          ],
        },
      ],
    })
  })

  it('orders missing practices by level before their place in the lens', () => {
    const [metric] = consolidateReport([workload(answer('COST05', 1, 6))])
    const cost = metric?.Lenses[0]?.Pillars.find((p) => p.PillarId === 'costOptimization')
    expect(cost?.Questions[0]?.BestPractices.map((p) => p.ChoiceId)).toEqual([
      'cost_select_service_analyze_all',
      'cost_select_service_thorough_analysis',
      'cost_select_service_select_for_cost',
      'cost_select_service_licensing',
    ])
  })

  it('is empty without workloads', () => {
    expect(consolidateReport([])).toEqual([])
  })
})
