import type { AgentGenerationRow } from '../../../../store/schema.ts'
import { describeTrail } from '../trail.ts'

/** Open the bundle or find the accounts, read, review, record what is recommended. */
export const totalSteps = 4

const statuses = ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'ERROR'] as const
export type GenerationStatus = (typeof statuses)[number]

/** A generation as lists show it. */
export function summariseGeneration({ id, profile, status, created, data }: AgentGenerationRow) {
  return {
    id,
    profileArn: profile,
    ...(data.name !== undefined && { name: data.name }),
    status: statuses.find((each) => each === status) ?? ('ERROR' as const),
    ...describeTrail(created, data),
  }
}

/** A generation with its progress; `errorDetails` of a completed one say what could not be read. */
export function describeGeneration(row: AgentGenerationRow) {
  const { additionalContext, scope, stepsCompleted, startedAt, endedAt, error } = row.data
  return {
    ...summariseGeneration(row),
    ...(additionalContext !== undefined && { additionalContext }),
    scope,
    ...(startedAt !== undefined && { startedAt: new Date(startedAt) }),
    ...(endedAt !== undefined && { endedAt: new Date(endedAt) }),
    progress: {
      stepsCompleted,
      totalSteps,
      completionPercentage: (100 * stepsCompleted) / totalSteps,
    },
    ...(error !== undefined && { errorDetails: error }),
  }
}
