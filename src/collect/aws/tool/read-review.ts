import type { Answer, LensReview, WellArchitected } from '@aws-sdk/client-wellarchitected'
import type { ToolAnswer, ToolChoice, ToolReview } from './tool-workload.ts'

/** Reads every answer of a lens with its notes; lists do not carry notes, so each question is asked for. */
export async function readReview(
  client: WellArchitected,
  workload: string,
  lens: string,
  milestone: number | undefined,
): Promise<ToolReview> {
  const place = {
    WorkloadId: workload,
    LensAlias: lens,
    ...(milestone === undefined ? {} : { MilestoneNumber: milestone }),
  }
  const answers = new Map<string, ToolAnswer>()
  for (const question of await questionsOf(client, place)) {
    const { Answer } = await client.getAnswer({ ...place, QuestionId: question })
    if (Answer !== undefined) answers.set(question, toAnswer(question, Answer))
  }
  const { LensReview } = await client.getLensReview(place)
  return { answers, ...notesOf(LensReview) }
}

interface Place {
  readonly WorkloadId: string
  readonly LensAlias: string
  readonly MilestoneNumber?: number
}

async function questionsOf(client: WellArchitected, place: Place): Promise<readonly string[]> {
  const { paginateListAnswers } = await import('@aws-sdk/client-wellarchitected')
  const questions: string[] = []
  for await (const { AnswerSummaries = [] } of paginateListAnswers({ client }, { ...place }))
    for (const { QuestionId } of AnswerSummaries)
      if (QuestionId !== undefined) questions.push(QuestionId)
  return questions
}

function toAnswer(question: string, answer: Answer): ToolAnswer {
  const choices = new Map<string, ToolChoice>()
  for (const { ChoiceId, Status, Reason, Notes } of answer.ChoiceAnswers ?? [])
    if (ChoiceId !== undefined && Status !== undefined)
      choices.set(ChoiceId, {
        status: Status,
        ...(Reason === undefined || Reason === 'NONE' ? {} : { reason: Reason }),
        ...(isText(Notes) ? { notes: Notes } : {}),
      })
  const { Reason, Notes } = answer
  return {
    question,
    selected: answer.SelectedChoices ?? [],
    choices,
    applicable: answer.IsApplicable ?? true,
    ...(Reason === undefined || Reason === 'NONE' ? {} : { reason: Reason }),
    ...(isText(Notes) ? { notes: Notes } : {}),
  }
}

function notesOf(review: LensReview | undefined): Omit<ToolReview, 'answers'> {
  const pillarNotes = new Map<string, string>()
  for (const { PillarId, Notes } of review?.PillarReviewSummaries ?? [])
    if (PillarId !== undefined && isText(Notes)) pillarNotes.set(PillarId, Notes)
  const notes = review?.Notes
  return { pillarNotes, ...(isText(notes) ? { notes } : {}) }
}

function isText(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}
