import type { AgentGoalRow } from '../../../../store/schema.ts'
import { describeTrail } from '../trail.ts'

/** A goal as the API shows it. */
export function describeGoal({ id, profile, created, data }: AgentGoalRow) {
  const { title, description, pillars } = data
  return {
    id,
    profileArn: profile,
    title,
    ...(description !== undefined && { description }),
    pillars,
    ...describeTrail(created, data),
  }
}
