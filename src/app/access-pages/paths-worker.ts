// The thread in which the paths of an estate are searched; it lives for one search.
import { parentPort } from 'node:worker_threads'
import type { Resource } from '../../model/resource.ts'
import type { PathsRequest } from '../access/paths.ts'
import { searchPaths } from './search-paths.ts'

/** Resources come in pieces, so that sending them holds nobody up; what is asked comes last. */
export type PathsMessage =
  | { readonly resources: readonly Resource[] }
  | { readonly asked: Omit<PathsRequest, 'resources'> }

const resources: Resource[] = []
parentPort?.on('message', (message: PathsMessage) => {
  if ('resources' in message) {
    for (const resource of message.resources) resources.push(resource)
    return
  }
  // Threads have no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(searchPaths({ resources, ...message.asked }))
  parentPort?.close()
})
