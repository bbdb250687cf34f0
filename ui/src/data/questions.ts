import type {
  QuestionList,
  QuestionSave,
  QuestionSummary,
  QuestionView,
} from '../../../src/server/api/schemas-questions.ts'
import { apiQuery } from './workload.ts'

export type { QuestionSave, QuestionSummary, QuestionView }
export type Choice = QuestionView['choices'][number]

/** The questions of a lens in order, with their risk and who answered them. */
export const questionsQuery = (workload: string, lens: string) =>
  apiQuery<QuestionList>(`workloads/${workload}/questions`, { lens })

export interface QuestionPlace {
  readonly workload: string
  readonly lens: string
  readonly question: string
}

/** One question with what people and evidence say of each choice. */
export const questionQuery = ({ workload, lens, question }: QuestionPlace) =>
  apiQuery<QuestionView>(`workloads/${workload}/questions/${encodeURIComponent(question)}`, {
    lens,
  })
