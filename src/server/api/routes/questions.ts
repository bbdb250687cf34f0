import { z } from 'zod'
import type { AnswerUpdate } from '../../../app/tool/answers/apply-update.ts'
import { getQuestion } from '../../../app/tool/questions/get.ts'
import { listQuestions } from '../../../app/tool/questions/list.ts'
import { saveQuestion } from '../../../app/tool/questions/save.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { questionList, questionSave, questionView } from '../schemas-questions.ts'
import { id, ofWorkload } from './shared.ts'

const lens = z.string().max(256).default('wellarchitected').describe('Alias or ARN')
const question = z.object({
  id: id.describe('Workload'),
  question: z.string().max(128).describe('Question id'),
})

const statuses = {
  selected: 'SELECTED',
  unselected: 'UNSELECTED',
  'not-applicable': 'NOT_APPLICABLE',
} as const

/** Questions as people work on them. */
export const questionRoutes: readonly Route[] = [
  defineRoute({
    name: 'listQuestions',
    path: '/api/workloads/{id}/questions',
    summary: 'The questions of a lens with their risk and who answered them.',
    parameters: ofWorkload,
    query: z.strictObject({
      lens,
      pillar: z.string().max(64).optional().describe('Pillar id, e.g. security'),
    }),
    reply: questionList,
    run: (context, { id, ...request }) => listQuestions(context, id, request),
  }),
  defineRoute({
    name: 'getQuestion',
    path: '/api/workloads/{id}/questions/{question}',
    summary: 'One question: its choices with what people and evidence say of each.',
    parameters: question,
    query: z.strictObject({ lens }),
    reply: questionView,
    run: (context, { id, ...request }) => getQuestion(context, id, request),
  }),
  defineRoute({
    name: 'saveQuestion',
    method: 'PUT',
    path: '/api/workloads/{id}/questions/{question}',
    summary: 'Answers a question that still stands as it was read; what is left out stays.',
    parameters: question,
    query: z.strictObject({ lens }),
    body: questionSave,
    reply: questionView,
    run: (context, { id, question, lens }, body) =>
      saveQuestion(context, id, { question, lens, version: body.version, ...updateOf(body) }),
  }),
]

/** The same in the words of the wire. */
function updateOf(body: z.output<typeof questionSave>): AnswerUpdate {
  const choices = Object.entries(body.choices ?? {}).map(
    ([choice, { status, reason, notes }]) =>
      [choice, { Status: statuses[status], Reason: reason, Notes: notes }] as const,
  )
  return {
    SelectedChoices: body.selected,
    ChoiceUpdates: body.choices === undefined ? undefined : Object.fromEntries(choices),
    Notes: body.notes,
    IsApplicable: body.applicable,
    Reason: body.reason,
  }
}
