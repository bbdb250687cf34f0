import type { AgentContextRow } from '../../../../store/schema.ts'
import { describeTrail } from '../trail.ts'

/** A context as the API shows it. */
export function describeContext({ id, profile, created, data }: AgentContextRow) {
  const { title, content } = data
  const { applicationType, criticality } = content
  return {
    id,
    profileArn: profile,
    title,
    contextType: 'APPLICATION' as const,
    content,
    ...(applicationType !== undefined && { applicationType }),
    ...(criticality !== undefined && { criticality }),
    ...describeTrail(created, data),
  }
}
