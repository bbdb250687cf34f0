import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcessHandler } from '../../src/collect/aws/tool/in-process-handler.ts'
import { createRouter } from '../../src/server/wire/protocol/match-route.ts'
import { readInput } from '../../src/server/wire/protocol/read-input.ts'
import { loadWellArchitectedModel } from '../../src/server/wire/wellarchitected/load-model.ts'
import golden from './golden-requests.json' with { type: 'json' }
import { openToolBench, type ToolBench } from './tool-bench.ts'

const model = loadWellArchitectedModel()
let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

/** The bytes of boto3 go in, the SDK for JavaScript reads what comes out; ids are those of nothing that exists. */
test.each(golden)('$operation ($kind) is answered in its own terms.', async (request) => {
  const { operation } = request
  const outcome = await outcomeOf(request)
  const modelled = model.operations.get(operation)?.errors ?? []
  const common = ['ValidationException', 'AccessDeniedException']
  expect([operation, ...modelled, ...common]).toContain(outcome.name)
})

async function outcomeOf({ operation, method, target, body }: (typeof golden)[number]) {
  const raw = {
    method,
    target,
    headers: new Map(body === null ? [] : [['content-type', 'application/json']]),
    body: new TextEncoder().encode(body === null ? '' : JSON.stringify(body)),
  }
  const match = createRouter(model)(method, target)
  if (match === undefined) throw new Error(`${operation} is not routed.`)
  const client = new sdk.WellArchitectedClient({
    region: 'eu-west-1',
    endpoint: 'http://localhost',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
    requestHandler: inProcessHandler(() => bench.dispatchOf({ account: '111122223333' })(raw)),
  })
  const commands: Readonly<Record<string, unknown>> = sdk
  const Command = commands[`${operation}Command`] as new (input: object) => sdk.GetWorkloadCommand
  try {
    await client.send(new Command(readInput(model, match, raw)))
    return { name: operation, message: '' }
  } catch (error) {
    if (!(error instanceof sdk.WellArchitectedServiceException)) throw error
    return error
  }
}
