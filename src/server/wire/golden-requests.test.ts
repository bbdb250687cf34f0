import * as sdk from '@aws-sdk/client-wellarchitected'
import { describe, expect, test } from 'vitest'
import golden from '../../../test/wire/golden-requests.json' with { type: 'json' }
import { inProcessHandler } from '../../collect/aws/tool/in-process-handler.ts'
import { createRouter } from './protocol/match-route.ts'
import type { OperationModel } from './protocol/model.ts'
import { type Input, readInput } from './protocol/read-input.ts'
import { validateInput } from './protocol/validate-input.ts'
import type { RawRequest } from './raw-message.ts'
import { loadWellArchitectedModel } from './wellarchitected/load-model.ts'

const model = loadWellArchitectedModel()
const route = createRouter(model)

/** What boto3 sent, against what the JS SDK sends for the input that we read from it: two serialisers, one input. */
describe.each(golden)('$operation ($kind)', ({ operation, method, target, body }) => {
  const request: RawRequest = {
    method,
    target,
    headers: new Map(body === null ? [] : [['content-type', 'application/json']]),
    body: new TextEncoder().encode(body === null ? '' : JSON.stringify(body)),
  }

  test('is routed, read into the input that was given, and valid but for placeholders', async () => {
    const match = route(method, target)
    expect(match?.operation.name).toBe(operation)
    if (match === undefined) return
    const input = readInput(model, match, request)
    expect(problemsOf(match.operation, input)).toEqual([])
    const sent = await sendAgain(operation, input)
    expect(sent.method).toBe(method)
    expect(split(sent.target)).toEqual(split(target))
    expect(JSON.parse(new TextDecoder().decode(sent.body) || 'null')).toEqual(body)
  })
})

test('The golden requests cover every operation of the model.', () => {
  expect(new Set(golden.map(({ operation }) => operation))).toEqual(
    new Set(model.operations.keys()),
  )
})

/** The golden requests hold `example-name` where a pattern asks for more. */
function problemsOf(operation: OperationModel, input: Input): unknown {
  const fields = validateInput(model, operation, input)?.body['Fields'] ?? []
  if (!Array.isArray(fields)) return fields
  return fields.filter(({ Message }) => !String(Message).includes('regular expression pattern'))
}

async function sendAgain(operation: string, input: object): Promise<RawRequest> {
  const sent: RawRequest[] = []
  const client = new sdk.WellArchitectedClient({
    region: 'eu-west-1',
    endpoint: 'http://localhost',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    requestHandler: inProcessHandler(async (request) => {
      sent.push(request)
      return { status: 200, headers: {}, body: new TextEncoder().encode('{}') }
    }),
  })
  const commands: Record<string, unknown> = sdk
  const Command = commands[`${operation}Command`] as new (input: object) => sdk.ListLensesCommand
  await client.send(new Command(input))
  const [request] = sent
  if (request === undefined) throw new Error('The SDK sent nothing.')
  return request
}

function split(target: string): { path: string; query: string[] } {
  const url = new URL(target, 'http://localhost')
  return { path: url.pathname, query: [...url.searchParams].map(String).toSorted() }
}
