import { pillarsOf } from '../../../model/pillar.ts'
import { cutText } from '../answers/cut-text.ts'
import { describeProfiles } from '../workloads/describe.ts'
import { describeJiraQuestions } from './jira-questions.ts'
import type { OneLens } from './read-state.ts'
import { countIn, type LensState, type ReviewHead, updatedIn } from './state.ts'

/** A lens review in a list, in the names of the wire. */
export function summariseReview({
  workload,
  lens,
}: Pick<OneLens, 'workload'> & { readonly lens: LensState<ReviewHead> }) {
  const { applied } = lens
  return {
    LensAlias: applied.alias,
    LensArn: applied.arn,
    LensVersion: applied.version,
    LensName: cutText(applied.lens.name, 128),
    LensStatus: applied.status,
    UpdatedAt: new Date(updatedIn(lens)),
    RiskCounts: countIn([lens]),
    Profiles: describeProfiles(workload),
    PrioritizedRiskCounts: countIn([lens], { prioritised: true }),
  }
}

/** A lens review with its pillars. */
export function describeReview(one: OneLens) {
  const { lens } = one
  const { data } = lens.review
  const notes = new Map(Object.entries(data.pillarNotes ?? {}))
  return {
    ...summariseReview(one),
    Notes: data.notes,
    JiraConfiguration: describeJiraQuestions(data.jira),
    PillarReviewSummaries: pillarsOf(lens.applied.lens).map(({ id, name }) => ({
      PillarId: id,
      PillarName: cutText(name, 128),
      Notes: notes.get(id),
      RiskCounts: countIn([lens], { pillar: id }),
      PrioritizedRiskCounts: countIn([lens], { pillar: id, prioritised: true }),
    })),
  }
}
