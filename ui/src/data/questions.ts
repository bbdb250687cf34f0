import { useQuery } from '@tanstack/react-query'
import { runQuery, runsQuery } from './api.ts'
import { toolList } from './tool.ts'
import type { Json } from './operations.ts'
import type { AnswerSummary } from '@aws-sdk/client-wellarchitected'

/** A question in a list. */
export interface ListedQuestion {
  readonly id: string
  readonly number?: string
  readonly title: string
  readonly pillar: string
  readonly domain: string
  readonly risk: string
  readonly origin: string
  readonly selected: number
  readonly practices: number
  readonly coverage?: number
  /** One sentence: why the risk is what it is. */
  readonly because?: string
  readonly disputes: number
}

export const answersQuery = (id: string, lens: string) =>
  toolList(
    'ListAnswers',
    { WorkloadId: id, LensAlias: lens, MaxResults: 50 },
    (o) => o.AnswerSummaries,
  )

/** The questions of a lens in order, with what the newest run says of them. */
export function useQuestions(id: string, lens: string) {
  const answers = useQuery(answersQuery(id, lens))
  const runs = useQuery(runsQuery(id))
  const newest = runs.data?.findLast(({ status }) => status === 'COMPLETE')?.id
  const run = useQuery({ ...runQuery(newest ?? ''), enabled: newest !== undefined })
  const reviewed = new Map(run.data?.review?.questions.map((question) => [question.id, question]))
  return {
    ...answers,
    data: answers.data?.map((answer): ListedQuestion => {
      const seen = reviewed.get(answer.QuestionId ?? '')
      return Object.assign(listed(answer), {
        number: seen?.number,
        coverage: seen?.coverage,
        because: seen?.because,
      })
    }),
  }
}

function listed(answer: Json<AnswerSummary>): ListedQuestion {
  const practices = (answer.Choices ?? []).filter(({ ChoiceId = '' }) => !ChoiceId.endsWith('_no'))
  return {
    id: answer.QuestionId ?? '',
    title: answer.QuestionTitle ?? '',
    pillar: answer.PillarId ?? '',
    domain: '',
    risk: answer.Risk ?? 'UNANSWERED',
    origin: 'none',
    selected: answer.SelectedChoices?.length ?? 0,
    practices: practices.length,
    disputes: 0,
  }
}
