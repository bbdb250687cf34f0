import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { keepEndpointHost, standInEndpoint } from './account-host.ts'
import type { CredentialSource } from './credentials.ts'
import type { Scheduler } from './scheduler.ts'
import type { Timing } from './timing.ts'

/** What every client of the SDK is made with. */
export interface ClientConfig {
  readonly region: string
  readonly credentials: CredentialSource
  readonly maxAttempts: number
  readonly requestHandler: Readonly<Record<string, unknown>>
  readonly endpoint?: string
  /** Of S3 only: buckets in the path, as custom endpoints have no DNS name per bucket. */
  readonly forcePathStyle?: boolean
}

interface Handling {
  readonly commandName?: string
}
type Handler = (args: never) => Promise<{ response: unknown; output: object }>
interface Scheduled {
  readonly middlewareStack: {
    add(
      middleware: (next: Handler, handling: Handling) => Handler,
      options: { step: 'initialize'; priority: 'low'; name: string },
    ): void
  }
}

/** Makes clients that share credentials, connections and the scheduler. */
export class Clients {
  readonly #credentials: CredentialSource
  readonly #endpoint: string | undefined
  readonly #scheduler: Scheduler
  readonly #requestHandler: Readonly<Record<string, unknown>>
  readonly #agents: readonly HttpAgent[]

  constructor(
    credentials: CredentialSource,
    endpoint: string | undefined,
    scheduler: Scheduler,
    timing: Timing,
  ) {
    this.#credentials = credentials
    this.#endpoint = endpoint
    this.#scheduler = scheduler
    const httpAgent = new HttpAgent({ keepAlive: true })
    const httpsAgent = new HttpsAgent({ keepAlive: true })
    this.#agents = [httpAgent, httpsAgent]
    this.#requestHandler = {
      httpAgent,
      httpsAgent,
      connectionTimeout: Math.min(5_000, timing.attempt),
      requestTimeout: timing.attempt,
      throwOnRequestTimeout: true,
    }
  }

  /**
   * A client for one service and Region whose calls end, at the latest, with the signal.
   * @param service prefix of operations in gaps: `s3` gives `s3:GetBucketPolicy`
   */
  make<T extends object>(
    Client: new (config: ClientConfig) => T,
    service: string,
    region: string,
    signal: AbortSignal,
  ): T {
    const custom = this.#endpoint
    const hosted = service === 's3-control' && custom !== undefined
    const endpoint = hosted ? standInEndpoint(custom) : custom
    const client = new Client({
      region,
      credentials: this.#credentials,
      maxAttempts: 1,
      requestHandler: this.#requestHandler,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    })
    if (hosted) keepEndpointHost(client, custom)
    if (!isScheduled(client)) throw new TypeError(`${Client.name} is not a client of the AWS SDK`)
    const place = `${service} ${region}`
    client.middlewareStack.add(
      (next, handling) => {
        const operation = `${service}:${(handling.commandName ?? 'Call').replace(/Command$/, '')}`
        return (args) => this.#scheduler.call(place, operation, signal, () => next(args))
      },
      { step: 'initialize', priority: 'low', name: 'scheduled' },
    )
    return client
  }

  /** Closes every connection, also those of requests that were given up. */
  close(): void {
    for (const agent of this.#agents) agent.destroy()
  }
}

function isScheduled(client: object): client is Scheduled {
  return 'middlewareStack' in client
}
