import { pillarOf, pillarsOf } from '../../../model/pillar.ts'
import type {
  ReportedLens,
  ReportedQuestion,
  ReportedWorkload,
} from '../../../model/reported-review.ts'
import type { Risk } from '../../../model/review.ts'
import { missingPractices } from '../../../report/view/missing-practices.ts'
import { countRisks } from './count-risks.ts'

type RiskCounts = Readonly<Record<Risk, number>>

export interface QuestionMetric {
  readonly QuestionId: string
  readonly Risk: Risk
  readonly BestPractices: { readonly ChoiceId: string; readonly ChoiceTitle: string }[]
}

export interface PillarMetric {
  readonly PillarId: string
  readonly RiskCounts: RiskCounts
  readonly Questions: QuestionMetric[]
}

export interface LensMetric {
  readonly LensArn: string
  readonly Pillars: PillarMetric[]
  readonly RiskCounts: RiskCounts
}

/** One workload in the JSON form of the consolidated report, as the wire names its members. */
export interface ConsolidatedMetric {
  readonly MetricType: 'WORKLOAD'
  readonly RiskCounts: RiskCounts
  readonly WorkloadId: string
  readonly WorkloadName: string
  readonly WorkloadArn: string
  readonly UpdatedAt: Date
  readonly Lenses: LensMetric[]
  readonly LensesAppliedCount: number
}

/**
 * The consolidated report: counts per workload, lens and pillar, and the questions at high or medium risk with the
 * practices that are missing, riskiest first.
 */
export function consolidateReport(workloads: readonly ReportedWorkload[]): ConsolidatedMetric[] {
  return workloads.map((workload) => ({
    MetricType: 'WORKLOAD',
    RiskCounts: countRisks(workload.lenses.flatMap((lens) => lens.questions)),
    WorkloadId: workload.id,
    WorkloadName: workload.name,
    WorkloadArn: workload.arn,
    UpdatedAt: new Date(workload.updatedAt),
    Lenses: workload.lenses.map(measureLens),
    LensesAppliedCount: workload.lenses.length,
  }))
}

function measureLens({ arn, lens, questions }: ReportedLens): LensMetric {
  return {
    LensArn: arn,
    Pillars: pillarsOf(lens).map(({ id }) => {
      const own = questions.filter(({ question }) => pillarOf(question) === id)
      return {
        PillarId: id,
        RiskCounts: countRisks(own),
        Questions: own.filter(isRisky).map(measureQuestion),
      }
    }),
    RiskCounts: countRisks(questions),
  }
}

function isRisky({ risk }: ReportedQuestion): boolean {
  return risk === 'HIGH' || risk === 'MEDIUM'
}

function measureQuestion({ question, risk, choices }: ReportedQuestion): QuestionMetric {
  return {
    QuestionId: question.id,
    Risk: risk,
    BestPractices: missingPractices(choices).map(({ practice }) => ({
      ChoiceId: practice.id,
      ChoiceTitle: practice.title,
    })),
  }
}
