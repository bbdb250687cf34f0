import type { Practice } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import { statusOf } from '../answers/answer-risk.ts'
import { cutText } from '../answers/cut-text.ts'
import { describeJira, type ShownAnswer } from '../answers/describe-answer.ts'
import { planOfPractice } from '../answers/plan-of-practice.ts'
import type { ReviewRequest } from '../answers/list.ts'
import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { filterQuestions, type QuestionFilter } from './question-filter.ts'
import { readLens } from './read-state.ts'
import { showAnswer } from './state.ts'

/** Questions at high or medium risk with what would improve each missing practice, in the order of the lens. */
export async function listImprovements(
  context: ToolContext,
  request: ReviewRequest & QuestionFilter,
) {
  const { WorkloadId: id, LensAlias, MilestoneNumber: milestone } = request
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { lens } = await readLens(context, workload, LensAlias, { milestone })
  const risky = filterQuestions(lens, id, request)
    .map((question) => showAnswer(lens, question))
    // The question that the last page ended with marks the place, even when it is improved meanwhile.
    .filter(
      ({ risk, question }) =>
        risk === 'HIGH' || risk === 'MEDIUM' || question.id === context.page.after,
    )
  const { items, nextToken } = pageThrough(risky, context.page, ({ question }) => question.id)
  return {
    WorkloadId: id,
    MilestoneNumber: milestone,
    LensAlias: lens.applied.alias,
    LensArn: lens.applied.arn,
    ImprovementSummaries: items.map(describeImprovement),
    NextToken: nextToken,
  }
}

function describeImprovement({ question, data, risk }: ShownAnswer) {
  return {
    QuestionId: question.id,
    PillarId: pillarOf(question),
    QuestionTitle: question.title,
    Risk: risk,
    ImprovementPlanUrl: cutText(question.link, 2048),
    ImprovementPlans: question.practices
      .filter((practice) => !practice.none && statusOf(practice, data) === 'unselected')
      .map(describePlan),
    JiraConfiguration: describeJira(data.jira),
  }
}

/** The wire has 64 characters for the text; what is longer stands with the choice of the answer, here its title. */
function describePlan(practice: Practice) {
  const { text, link } = planOfPractice(practice)
  return {
    ChoiceId: practice.id,
    DisplayText: cutText(text.length > 64 ? practice.title : text, 64),
    ImprovementPlanUrl: cutText(link, 2048),
  }
}
