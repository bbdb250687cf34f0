import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected'
import type { Key } from './serve.ts'

/** The SDK's client, pointed at a served store. */
export function clientOf(url: string, credentials: Key, region = 'eu-west-1') {
  return new WellArchitectedClient({ endpoint: url, region, credentials, maxAttempts: 1 })
}
