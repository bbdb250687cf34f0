import { beforeEach, expect, test } from 'vitest'
import type { Resource } from '../../model/resource.ts'
import { Clients } from './clients.ts'
import type { Collector } from './collector.ts'
import { Contributions } from './contributions.ts'
import { Gaps } from './gaps.ts'
import { Scheduler } from './scheduler.ts'
import { defaultTiming } from './timing.ts'
import { Unit } from './unit.ts'

const collector: Collector = {
  service: 'things',
  scope: 'regional',
  types: ['AWS::Thing::Thing'],
  account: ['Setting', 'facts.Root'],
  actions: ['things:List', 'things:Get'],
  collect: () => Promise.resolve(),
}
const account = '111122223333'
const region = 'eu-west-1'
const failing = (name: string, httpStatusCode: number) =>
  Object.assign(new Error('no'), { name, $metadata: { httpStatusCode } })

let gaps: Gaps
let resources: Resource[]
let contributions: Contributions
let unit: Unit

beforeEach(() => {
  gaps = new Gaps()
  resources = []
  contributions = new Contributions(account, [region], [collector], new Set([collector]))
  const keys = () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' })
  const clients = new Clients(keys, undefined, new Scheduler(defaultTiming), defaultTiming)
  const at = '2026-01-01T00:00:00.000Z'
  const run = {
    account,
    partition: 'aws',
    regions: [region],
    clients,
    contributions,
    gaps,
    resources,
    at,
  }
  unit = new Unit(run, collector, region, new AbortController().signal)
})

async function* pages(...given: readonly (readonly string[] | Error)[]) {
  for (const page of given) {
    if (page instanceof Error) throw page
    yield page
  }
}

test('a list that fails on its second page keeps the first and says what it hides', async () => {
  const failed = pages(['a', 'b'], failing('AccessDenied', 403), ['c'])
  const items = await unit.list({ permission: 'things:List' }, failed, (page) => page)
  expect(items).toEqual(['a', 'b'])
  expect(gaps.all()).toEqual([
    {
      source: 'aws',
      account,
      region,
      operation: 'things:List',
      permission: 'things:List',
      reason: 'denied',
      error: 'AccessDenied: no',
      types: ['AWS::Thing::Thing'],
      hides: true,
    },
  ])
})

test('only a documented code means that there is none', async () => {
  const ask = (error: Error) =>
    unit.detail({ permission: 'things:Get', absent: ['NoSuchThing'] }, () => Promise.reject(error))
  expect(await ask(failing('NoSuchThing', 404))).toBeUndefined()
  expect(gaps.all()).toEqual([])
  expect(await ask(failing('NoSuchAccount', 404))).toMatchObject({ $unknown: 'failed' })
  expect(await ask(failing('SyntaxError', 404))).toMatchObject({ $unknown: 'unsupported' })
  expect(gaps.all()).toHaveLength(2)
})

test('a predicate decides absence where the code alone does not tell', async () => {
  const absent = (code: string, message: string) => code === 'BadRequest' && message === 'no'
  const call = { permission: 'things:Get', absent }
  expect(await unit.detail(call, () => Promise.reject(failing('BadRequest', 400)))).toBeUndefined()
})

test('a call with an action that the collector does not declare is refused', async () => {
  const call = unit.detail({ permission: 'things:Delete' }, () => Promise.resolve(1))
  await expect(call).rejects.toThrow('things:Delete')
})

test('an emitted resource is plain and complete', () => {
  unit.emit({
    type: 'AWS::Thing::Thing',
    id: 'x',
    properties: { A: 1, B: undefined },
    facts: { CreatedAt: new Date(0) },
    tags: { $unknown: 'denied' },
  })
  expect(resources).toEqual([
    {
      type: 'AWS::Thing::Thing',
      id: 'x',
      account,
      region,
      properties: { A: 1 },
      facts: { CreatedAt: '1970-01-01T00:00:00.000Z' },
      tags: { $unknown: 'denied' },
      at: '2026-01-01T00:00:00.000Z',
      source: { kind: 'aws' },
    },
  ])
})

test('what was promised and not delivered stays unknown; what is known to be absent goes', () => {
  const before = contributions.resources('')[0]
  expect(before?.properties['Setting']).toMatchObject({ $unknown: 'failed' })
  expect(before?.facts?.['Root']).toMatchObject({ $unknown: 'failed' })
  unit.contributeAccount({
    properties: { Setting: undefined },
    facts: { Root: { MfaActive: true } },
  })
  const after = contributions.resources('')[0]
  expect(after?.properties).toEqual({})
  expect(after?.facts).toEqual({ Root: { MfaActive: true } })
})

test('a collector that crashes hides its types', () => {
  unit.crashed(new TypeError('bug'))
  expect(gaps.all()).toMatchObject([{ operation: 'things:*', reason: 'failed', hides: true }])
})

test('items run several at a time, each once', async () => {
  const seen: number[] = []
  await unit.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], (item) => {
    seen.push(item)
    return Promise.resolve()
  })
  expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})
