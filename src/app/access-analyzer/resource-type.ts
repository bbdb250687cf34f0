import type { ResourceType } from '@aws-sdk/client-accessanalyzer'

/**
 * The name of a type of resource for the API. Its list is closed, but what is shared is told of every type: clients
 * pass names through that they do not know.
 */
export function asResourceType(type: string): ResourceType {
  return type as ResourceType
}
