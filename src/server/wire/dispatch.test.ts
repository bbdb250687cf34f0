import * as sdk from '@aws-sdk/client-wellarchitected'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inProcessHandler } from '../../collect/aws/tool/in-process-handler.ts'
import { sampleOf } from '../../../test/wire/sample-shape.ts'
import type { ToolContext } from '../../app/tool/context.ts'
import type { IdempotencyStore } from '../../app/tool/idempotency.ts'
import { pageThrough } from '../../app/tool/page.ts'
import { ToolError, conflict, invalid, notFound, quotaExceeded } from '../../app/tool/tool-error.ts'
import { createSigV4Verifier } from '../auth/sigv4.ts'
import { type AnyHandler, type Dispatch, type Surroundings, createDispatcher } from './dispatch.ts'
import { createPageTokens } from './protocol/page-token.ts'
import { loadWellArchitectedModel } from './wellarchitected/load-model.ts'

const model = loadWellArchitectedModel()
const workloadId = '0123456789abcdef0123456789abcdef'
/** The model knows members of these outputs (`generationId`) that the installed SDK does not read yet. */
const newer = new Set(['GetAgentRecommendation', 'ListAgentRecommendations'])
/** The handlers of these tests touch neither store nor catalog. */
const nothing = { newId: () => workloadId } as Surroundings

function remember(): IdempotencyStore {
  const known = new Map<string, { parameters: string; result: string }>()
  return {
    once: async (db, key, work) => {
      const name = JSON.stringify([key.account, key.region, key.operation, key.token])
      const earlier = known.get(name)
      if (earlier === undefined) {
        const result = await work(db)
        known.set(name, { parameters: key.parameters, result })
        return { kind: 'done', result, replayed: false }
      }
      if (earlier.parameters !== key.parameters) return { kind: 'other-parameters' }
      return { kind: 'done', result: earlier.result, replayed: true }
    },
  }
}

function serve(handlers: Record<string, AnyHandler>) {
  const errors: unknown[] = []
  const dispatch = createDispatcher({
    model,
    handlers,
    authenticate: createSigV4Verifier({
      findKey: async (keyId) => ({
        keyId,
        secret: 'secret',
        account: '111122223333',
        principalArn: 'arn:aws:iam::111122223333:user/reviewer',
        role: 'owner',
      }),
      services: new Set(['wellarchitected']),
    }),
    surroundings: nothing,
    pageTokens: createPageTokens(new Uint8Array(32)),
    idempotency: remember(),
    clock: Date.now,
    onError: (error) => errors.push(error),
  })
  return { dispatch, errors, client: clientOf(dispatch) }
}

function clientOf(dispatch: Dispatch) {
  return new sdk.WellArchitectedClient({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:7070',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: inProcessHandler(dispatch),
  })
}

function commandOf(operation: string, input: unknown): sdk.GetWorkloadCommand {
  const commands: Record<string, unknown> = sdk
  const Command = commands[`${operation}Command`] as new (input: unknown) => sdk.GetWorkloadCommand
  return new Command(input)
}

async function thrown(promise: Promise<unknown>): Promise<sdk.WellArchitectedServiceException> {
  try {
    await promise
  } catch (error) {
    if (error instanceof sdk.WellArchitectedServiceException) return error
    throw error
  }
  throw new Error('Nothing was thrown.')
}

describe('Every operation with the JS SDK', () => {
  test.each([...model.operations.keys()])(
    '%s: the input arrives, the output comes back',
    async (name) => {
      const operation = model.operations.get(name)
      const sample = (shape: string | undefined) =>
        shape === undefined ? {} : sampleOf(model, model.shape(shape))
      const pages = operation?.pages
      const given = Object.entries(sample(operation?.input) ?? {}).filter(
        ([member]) => member !== pages?.inputToken,
      )
      const output = sample(operation?.output)
      let received: unknown
      const { client, errors } = serve({
        [name]: async (input: unknown) => {
          received = input
          return { ...Object(output), ResultMetadata: 'not of the model', Unset: undefined }
        },
      })
      const { $metadata, ...result } = await client.send(commandOf(name, Object.fromEntries(given)))
      expect(errors).toEqual([])
      expect(received).toEqual(Object.fromEntries(given))
      if (newer.has(name)) expect(output).toMatchObject(result)
      else expect(result).toEqual(output)
      expect($metadata.httpStatusCode).toBe(200)
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

describe('Refusals in the JS SDK', () => {
  const get = (error: Error) =>
    thrown(
      serve({ GetWorkload: () => Promise.reject(error) }).client.send(
        new sdk.GetWorkloadCommand({ WorkloadId: workloadId }),
      ),
    )

  test('become the exceptions of the model, with their members.', async () => {
    const missing = await get(notFound('WORKLOAD', workloadId))
    expect(missing).toBeInstanceOf(sdk.ResourceNotFoundException)
    expect(missing).toMatchObject({ ResourceId: workloadId, ResourceType: 'WORKLOAD' })
    expect(missing.message).toBe(`No workload with ID ${workloadId} was found.`)
    const taken = await get(conflict('The name is taken.', 'WORKLOAD', 'other'))
    expect(taken).toBeInstanceOf(sdk.ConflictException)
    expect(taken.$metadata.httpStatusCode).toBe(409)
    const full = await get(quotaExceeded('Too many.', 'L-workloads', { type: 'WORKLOAD' }))
    expect(full).toBeInstanceOf(sdk.ServiceQuotaExceededException)
    expect(full).toMatchObject({ QuotaCode: 'L-workloads', $metadata: { httpStatusCode: 402 } })
    const wrong = await get(invalid('No pillar.', { name: 'PillarId', message: 'Unknown.' }))
    expect(wrong).toBeInstanceOf(sdk.ValidationException)
    expect(wrong).toMatchObject({
      message: '[Validation] No pillar.',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name: 'PillarId', Message: 'Unknown.' }],
    })
    const denied = await get(new ToolError('access-denied', 'No.'))
    expect(denied).toBeInstanceOf(sdk.AccessDeniedException)
    const busy = await get(new ToolError('throttling', 'Slower.'))
    expect(busy).toBeInstanceOf(sdk.ThrottlingException)
  })

  test('tell nothing about bugs, but report them.', async () => {
    const { client, errors } = serve({
      GetWorkload: () => Promise.reject(new Error('secret detail')),
    })
    const error = await thrown(client.send(new sdk.GetWorkloadCommand({ WorkloadId: workloadId })))
    expect(error).toBeInstanceOf(sdk.InternalServerException)
    expect(error.message).toBe('Internal server error')
    expect(errors).toHaveLength(1)
  })

  test('An output of another type than the model says is a bug.', async () => {
    const { client, errors } = serve({ GetWorkload: async () => ({ Workload: 'text' }) })
    const error = await thrown(client.send(new sdk.GetWorkloadCommand({ WorkloadId: workloadId })))
    expect(error).toBeInstanceOf(sdk.InternalServerException)
    expect(String(errors[0])).toContain('GetWorkloadOutput.Workload must be a structure')
  })

  test('An operation without a handler is unknown.', async () => {
    const { client } = serve({})
    const error = await thrown(client.send(new sdk.GetWorkloadCommand({ WorkloadId: workloadId })))
    expect(error.name).toBe('UnknownOperationException')
    expect(error.$metadata.httpStatusCode).toBe(404)
  })

  test('Without a signature nothing is told, not even whether the path exists.', async () => {
    const { dispatch } = serve({})
    for (const target of ['/workloadsSummaries', '/no/such/path']) {
      const response = await dispatch({
        method: 'POST',
        target,
        headers: new Map([['host', 'h']]),
        body: new Uint8Array(),
      })
      expect(response.status).toBe(403)
      expect(response.headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException')
    }
  })
})

describe('Pages', () => {
  const all = Array.from({ length: 57 }, (_, n) => `lens-${n}`)
  const listLenses: AnyHandler = async (_: unknown, { page }: ToolContext) => {
    const { items, nextToken } = pageThrough(all, page, (name) => name)
    return { LensSummaries: items.map((LensName) => ({ LensName })), NextToken: nextToken }
  }

  test('Walk through everything once, with any page size, and never repeat a token.', async () => {
    const { client } = serve({ ListLenses: listLenses })
    await fc.assert(
      fc.asyncProperty(fc.option(fc.integer({ min: 1, max: 50 })), async (size) => {
        const tokens = new Set<string | undefined>()
        const names: (string | undefined)[] = []
        const pages = sdk.paginateListLenses(
          { client, ...(size === null ? {} : { pageSize: size }) },
          {},
        )
        for await (const { LensSummaries = [], NextToken } of pages) {
          names.push(...LensSummaries.map(({ LensName }) => LensName))
          expect(tokens.has(NextToken)).toBe(false)
          tokens.add(NextToken)
          expect(NextToken ?? 'a').toMatch(/^[A-Za-z0-9+/=_-]+$/)
        }
        expect(names).toEqual(all)
      }),
      { numRuns: 20 },
    )
  })

  test('A token is good for its own list with its own filters only, and unchanged.', async () => {
    const { client } = serve({ ListLenses: listLenses, ListProfiles: listLenses })
    const { NextToken = '' } = await client.send(new sdk.ListLensesCommand({ MaxResults: 1 }))
    const next = new sdk.ListLensesCommand({ NextToken, MaxResults: 2 })
    expect((await client.send(next)).LensSummaries).toEqual([
      { LensName: 'lens-1' },
      { LensName: 'lens-2' },
    ])
    const flipped = (NextToken.startsWith('A') ? 'B' : 'A') + NextToken.slice(1)
    const others = [
      client.send(new sdk.ListLensesCommand({ NextToken, LensType: 'AWS_OFFICIAL' })),
      client.send(new sdk.ListProfilesCommand({ NextToken })),
      client.send(new sdk.ListLensesCommand({ NextToken: flipped })),
      client.send(new sdk.ListLensesCommand({ NextToken: `${NextToken}=` })),
      client.send(new sdk.ListLensesCommand({ NextToken: 'AAAA' })),
    ]
    for (const other of others) {
      const error = await thrown(other)
      expect(error).toBeInstanceOf(sdk.ValidationException)
      expect(error).toMatchObject({ Fields: [{ Name: 'NextToken' }] })
    }
  })

  test('Limits default to 50, to the maximum below it, and to 100 for agent lists.', async () => {
    const limits: number[] = []
    const note: AnyHandler = async (_: unknown, { page }: ToolContext) => {
      limits.push(page.limit)
      return {}
    }
    const { client } = serve({
      ListLenses: note,
      GetConsolidatedReport: note,
      ListAgentProfiles: note,
    })
    await client.send(new sdk.ListLensesCommand({}))
    await client.send(new sdk.GetConsolidatedReportCommand({ Format: 'JSON' }))
    await client.send(new sdk.ListAgentProfilesCommand({}))
    expect(limits).toEqual([50, 15, 100])
  })
})

describe('Idempotency tokens', () => {
  const create = (name: string, token: string | undefined) =>
    new sdk.CreateMilestoneCommand({
      WorkloadId: workloadId,
      MilestoneName: name,
      ...(token === undefined ? {} : { ClientRequestToken: token }),
    })

  test('The same request again brings the first result; another one is a conflict.', async () => {
    let count = 0
    const { client } = serve({ CreateMilestone: async () => ({ MilestoneNumber: ++count }) })
    const first = await client.send(create('one', 'token'))
    const again = await client.send(create('one', 'token'))
    expect([first.MilestoneNumber, again.MilestoneNumber, count]).toEqual([1, 1, 1])
    expect(await thrown(client.send(create('two', 'token')))).toBeInstanceOf(sdk.ConflictException)
    expect((await client.send(create('two', undefined))).MilestoneNumber).toBe(2)
  })

  test('A failure is not remembered.', async () => {
    let count = 0
    const { client } = serve({
      CreateMilestone: async () => {
        if (++count === 1) throw new ToolError('throttling', 'Slower.')
        return { MilestoneNumber: count }
      },
    })
    await thrown(client.send(create('one', 'token')))
    expect((await client.send(create('one', 'token'))).MilestoneNumber).toBe(2)
  })
})

test('A copy of a write is refused, a copy of a read is served.', async () => {
  let last: Parameters<Dispatch>[0] | undefined
  const { dispatch } = serve({ TagResource: async () => ({}), ListWorkloads: async () => ({}) })
  const client = clientOf((request) => {
    last = request
    return dispatch(request)
  })
  const WorkloadArn = `arn:aws:wellarchitected:eu-west-1:111122223333:workload/${workloadId}`
  await client.send(new sdk.TagResourceCommand({ WorkloadArn, Tags: { a: 'b' } }))
  if (last !== undefined) expect((await dispatch(last)).status).toBe(429)
  await client.send(new sdk.ListWorkloadsCommand({}))
  if (last !== undefined) expect((await dispatch(last)).status).toBe(200)
})
