import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWellArchitectedModel } from '../wellarchitected/load-model.ts'
import { createRouter } from './match-route.ts'
import { type Input, readInput } from './read-input.ts'
import { WireError } from './wire-error.ts'

const model = loadWellArchitectedModel()
const route = createRouter(model)
const arn = encodeURIComponent('arn:aws:wellarchitected:eu-west-1:111122223333:workload/x')

function read(
  method: string,
  target: string,
  body: string | Uint8Array = '',
  type?: string,
): Input {
  const match = route(method, target)
  if (match === undefined) throw new Error(`No operation has ${method} ${target}.`)
  return readInput(model, match, {
    method,
    target,
    headers: new Map(type === undefined ? [] : [['content-type', type]]),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  })
}

function refusal(body: string | Uint8Array, type?: string): unknown {
  try {
    return read('POST', '/workloads', body, type)
  } catch (error) {
    if (error instanceof WireError) return error.body
    throw error
  }
}

describe('Bodies', () => {
  test.each(['', ' \n', '{}', '{"Unknown": 1}', '{"WorkloadNamePrefix": null}'])(
    '%j is no parameters.',
    (body) => {
      expect(read('POST', '/workloadsSummaries', body)).toEqual({})
    },
  )

  test.each([
    ['{', 'The request body is not valid JSON.'],
    ['[]', 'The request body must be a JSON object.'],
    ['null', 'The request body must be a JSON object.'],
    [new Uint8Array([0x7b, 0xff, 0x7d]), 'The request body is not UTF-8.'],
    [`{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'nested deeper than 64 levels'],
    [`{"a":${'{"b":'.repeat(100_000)}`, 'nested deeper than 64 levels'],
    ['{"WorkloadName": 1}', 'The value at WorkloadName must be a string.'],
    ['{"AccountIds": "1"}', 'The value at AccountIds must be a list.'],
    ['{"AccountIds": ["1", null]}', 'The value at AccountIds.1 must be a string.'],
    ['{"Tags": {"a": {}}}', 'The value at Tags.a must be a string.'],
    ['{"DiscoveryConfig": []}', 'The value at DiscoveryConfig must be an object.'],
  ])('%j cannot be parsed.', (body, message) => {
    expect(refusal(body)).toMatchObject({
      Message: expect.stringContaining(message),
      Reason: 'CANNOT_PARSE',
    })
  })

  test('Depth is counted outside of strings only.', () => {
    const Description = `${'['.repeat(100)}\\"${'{'.repeat(100)}`
    expect(read('POST', '/workloads', `{"Description": "${Description}"}`)).toEqual({
      Description: Description.replace('\\', ''),
    })
  })

  test('Of duplicate keys the last wins.', () => {
    const body = '{"WorkloadName": "first", "WorkloadName": "second"}'
    expect(read('POST', '/workloads', body)).toEqual({ WorkloadName: 'second' })
  })

  test('__proto__ is a key like any other in a map, and ignored elsewhere.', () => {
    const input = read(
      'POST',
      '/workloads',
      '{"__proto__": {"WorkloadName": "x"}, "constructor": 1, "Tags": {"__proto__": "y"}}',
    )
    expect(Object.keys(input)).toEqual(['Tags'])
    expect(JSON.stringify(input)).toBe('{"Tags":{"__proto__":"y"}}')
    expect(Object.getPrototypeOf(input['Tags'])).toBe(Object.prototype)
  })

  test('A content type other than JSON is refused, none is accepted.', () => {
    for (const type of ['text/xml', 'application/x-www-form-urlencoded', 'application/jsonx'])
      expect(refusal('{}', type)).toMatchObject({ Reason: 'CANNOT_PARSE' })
    for (const type of ['application/json', 'application/json; charset=utf-8', undefined])
      expect(refusal('{}', type)).toEqual({})
    expect(refusal('', 'text/xml')).toEqual({})
  })

  test('Anything at all is read or refused.', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (body) => {
        expect(refusal(body)).toBeTypeOf('object')
      }),
    )
  })
})

describe('Queries', () => {
  test('Lists are repeated names, plus is a space, escapes are decoded once.', () => {
    expect(read('DELETE', `/tags/${arn}?tagKeys=a+b&tagKeys=%2B%252F&tagKeys=`)).toEqual({
      WorkloadArn: decodeURIComponent(arn),
      TagKeys: ['a b', '+%2F', ''],
    })
  })

  test('Numbers and booleans are read by their shape, signatures ignored.', () => {
    const target = '/consolidatedReport?Format=JSON&IncludeSharedResources=true&MaxResults=3'
    expect(read('GET', `${target}&X-Amz-Signature=x&__proto__=y`)).toEqual({
      Format: 'JSON',
      IncludeSharedResources: true,
      MaxResults: 3,
    })
    for (const wrong of ['MaxResults=1e1', 'MaxResults=', 'IncludeSharedResources=1', 'Format=%zz'])
      expect(() => read('GET', `/consolidatedReport?${wrong}`)).toThrow(WireError)
  })
})
