import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ToolContext } from '../../src/app/tool/context.ts'
import { createSigV4Verifier } from '../../src/server/auth/sigv4.ts'
import { type RunningServer, startHttp } from '../../src/server/http.ts'
import {
  type AnyHandler,
  type Surroundings,
  createDispatcher,
} from '../../src/server/wire/dispatch.ts'
import { createPageTokens } from '../../src/server/wire/protocol/page-token.ts'
import { loadWellArchitectedModel } from '../../src/server/wire/wellarchitected/load-model.ts'
import { findPython } from '../live/python.ts'

const script = join(import.meta.dirname, 'botocore_requests.py')
const python = await findPython()
const inputs: Record<string, unknown>[] = []
const regions = new Set<string>()
let server: RunningServer

beforeAll(async () => {
  const model = loadWellArchitectedModel()
  const note: AnyHandler = async (input: Record<string, unknown>, { caller }: ToolContext) => {
    inputs.push(input)
    regions.add(caller.region)
    return { NextToken: 'abc' }
  }
  const dispatch = createDispatcher({
    model,
    handlers: Object.fromEntries([...model.operations.keys()].map((name) => [name, note])),
    authenticate: createSigV4Verifier({
      findKey: async (keyId) => ({
        keyId,
        secret: 'secret/+=',
        account: '111122223333',
        principalArn: 'arn:aws:iam::111122223333:user/reviewer',
        role: 'owner',
        ...(keyId === 'ASIAEXAMPLE' ? { sessionToken: 'session/+=' } : {}),
      }),
      services: new Set(['wellarchitected']),
    }),
    surroundings: {} as Surroundings,
    pageTokens: createPageTokens(new Uint8Array(32)),
    idempotency: {
      once: async (db, _, work) => ({ kind: 'done', result: await work(db), replayed: false }),
    },
    clock: Date.now,
    onError: (error) => {
      throw error
    },
  })
  server = await startHttp({ dispatch, port: 0, onError: () => undefined })
})
afterAll(() => server.close())

test.skipIf(python === undefined)(
  'What botocore signs is admitted: headers, presigned, session tokens; its errors are modelled.',
  async () => {
    const { stdout } = await promisify(execFile)(python ?? '', [script, server.url])
    expect(JSON.parse(stdout)).toEqual({
      presigned: [200, 200, 403],
      invalid: ['ValidationException', 'FIELD_VALIDATION_FAILED', ['MaxResults']],
      wrongSecret: ['InvalidSignatureException', 403],
      wrongToken: ['UnrecognizedClientException', 403],
    })
    expect(inputs).toEqual([
      { WorkloadArn: "arn:aws:x:::y/é 😀+=%2F!'()*~", TagKeys: ['a b', 'é=+', '/:@'] },
      { WorkloadArn: "arn:aws:x:::y/é 😀+=%2F!'()*~", Tags: { é: '+ =' } },
      { WorkloadNamePrefix: 'x' },
      { PillarId: 'a+b c', ...answers },
      {},
      { LensName: 'a b+c/é' },
    ])
    expect(regions).toEqual(new Set(['eu-west-1', 'us-gov-west-1']))
  },
)

const answers = { WorkloadId: '0'.repeat(32), LensAlias: 'arn:aws:wellarchitected::aws:lens/x' }
