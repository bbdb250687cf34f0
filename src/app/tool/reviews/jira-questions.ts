import { z } from 'zod'
import type { Json } from '../../../store/schema.ts'

/** Questions that the connector to Jira opens issues for. */
export interface JiraQuestions {
  readonly SelectedPillars?:
    | readonly {
        readonly PillarId?: string | undefined
        readonly SelectedQuestionIds?: readonly string[] | undefined
      }[]
    | undefined
}

type Kept = { readonly [key: string]: Json }

const schema = z.object({
  pillars: z.array(z.object({ pillar: z.string(), questions: z.array(z.string()) })),
})

/** The choice of questions as the store keeps it. */
export function keepJiraQuestions({ SelectedPillars }: JiraQuestions): Kept {
  const pillars = (SelectedPillars ?? []).map(({ PillarId, SelectedQuestionIds }) => ({
    pillar: PillarId ?? '',
    questions: SelectedQuestionIds ?? [],
  }))
  return { pillars }
}

/** The choice of questions as the wire names it. */
export function describeJiraQuestions(kept: Kept | undefined) {
  const { success, data } = schema.safeParse(kept)
  if (!success) return undefined
  return {
    SelectedPillars: data.pillars.map(({ pillar, questions }) => ({
      PillarId: pillar,
      SelectedQuestionIds: questions,
    })),
  }
}
