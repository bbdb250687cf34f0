import { readSignature } from '../auth/read-signature.ts'
import type { Dispatch } from './dispatch.ts'
import type { RawRequest } from './raw-message.ts'

/**
 * Sends each request to the service that its signature names. What is signed for none of them, or badly, goes to the
 * first, which refuses it.
 * @param services signing name and dispatcher of each
 */
export function byService(services: readonly (readonly [string, Dispatch])[]): Dispatch {
  const named = new Map(services)
  const [first] = services
  if (first === undefined) throw new Error('There is no service to dispatch to.')
  return (request) => (named.get(serviceOf(request) ?? '') ?? first[1])(request)
}

/** The service of the credential scope, not yet proven: the dispatcher verifies that it was signed for. */
function serviceOf(request: RawRequest): string | undefined {
  try {
    return readSignature(request).scope.service
  } catch {
    return undefined
  }
}
