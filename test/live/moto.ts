import { spawn, type ChildProcess } from 'node:child_process'
import { beforeAll, beforeEach, describe, inject } from 'vitest'
import { collectAws, type CollectAwsOptions } from '../../src/collect/aws/collect-aws.ts'
import type { Collected } from '../../src/model/collected.ts'
import type { Resource } from '../../src/model/resource.ts'

/** The account that moto gives to unknown keys. */
export const motoAccount = '123456789012'

interface ClientConfig {
  readonly region: string
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly forcePathStyle: boolean
}

/** A moto server that holds what this group of tests makes. */
export interface Moto {
  /** `http://127.0.0.1:PORT`; known once the tests run. */
  readonly endpoint: string
  /** A client of the SDK that builds the account. */
  client<T>(Client: new (config: ClientConfig) => T, region?: string): T
  /** Collects through moto, by default in us-east-1, with short pauses. */
  collect(options?: CollectAwsOptions): Promise<Collected>
}

/**
 * Describes tests against a real server of the AWS protocols that this project did not write. The account is emptied
 * before each group; without Python every test is reported as skipped.
 * @param reset `each`: empty account for every test; `once`: for the whole group, for tests that only read
 */
export function describeLive(
  name: string,
  tests: (moto: Moto) => void,
  reset: 'each' | 'once' = 'once',
): void {
  const python = inject('python')
  describe.skipIf(python === '')(name, () => {
    let address: string | undefined
    const endpoint = () => {
      if (address === undefined) throw new Error('moto runs only while tests run')
      return address
    }
    const empty = async () => {
      const { ok } = await fetch(`${endpoint()}/moto-api/reset`, { method: 'POST' })
      if (!ok) throw new Error('moto did not empty its accounts')
    }
    beforeAll(async () => {
      address = await (running ??= startMoto(python))
      await empty()
    })
    if (reset === 'each') beforeEach(empty)
    tests({
      get endpoint() {
        return endpoint()
      },
      client: (Client, region = 'us-east-1') =>
        new Client({
          region,
          endpoint: endpoint(),
          credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'test' },
          forcePathStyle: true,
        }),
      collect: (options) => collect({ endpointUrl: endpoint(), ...options }),
    })
  })
}

/** Collects with synthetic keys and pauses that suit a test. */
export function collect(options: CollectAwsOptions): Promise<Collected> {
  useTestKeys()
  return collectAws({
    regions: ['us-east-1'],
    ...options,
    timing: { pause: 5, longestPause: 20, attempt: 10_000, ...options.timing },
  })
}

/** Makes the SDK's default chain find synthetic keys, and nothing of the machine. */
export function useTestKeys(): void {
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIATESTTESTTESTTEST'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test'
  delete process.env['AWS_SESSION_TOKEN']
  delete process.env['AWS_PROFILE']
}

/** The one resource of a type, or the one with an id. */
export function the(collected: Collected, type: string, id?: string): Resource {
  const found = collected.resources.filter(
    (resource) => resource.type === type && (id === undefined || resource.id === id),
  )
  const [first] = found
  if (first === undefined || found.length > 1)
    throw new Error(`${found.length} resources are a ${type}${id === undefined ? '' : ` ${id}`}`)
  return first
}

/** Address of the server of this worker, whose files run one after the other. It starts once: that takes seconds. */
let running: Promise<string> | undefined

/** Ends with the process that started it, however that ends: then its input ends. */
const program = `
import os, sys, threading
from moto.server import main
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
main(sys.argv[1:])`

function startMoto(python: string): Promise<string> {
  const child = spawn(python, ['-c', program, '-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false', PYTHONUNBUFFERED: '1' },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  return announced(child)
}

/** Reads the address from what the server says; it chose a free port itself. */
function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length > 100_000) return
      said += chunk.toString()
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${said}`)))
  })
}
