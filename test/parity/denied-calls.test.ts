import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectors } from '../../src/collect/aws/collectors.generated.ts'
import type { Collected } from '../../src/model/collected.ts'
import { type FaultProxy, type ProxiedCall, startFaultProxy } from '../live/fault-proxy.ts'
import { collect, describeLive } from '../live/moto.ts'
import { applyTemplate } from './apply/apply-template.ts'
import { fromLive, verdicts, type Verdicts } from './verdicts.ts'

const template = join(import.meta.dirname, '../estates/parity/template.yaml')

describeLive('One call of many that is denied', (moto) => {
  let proxy: FaultProxy
  let whole: Collected
  let before: Verdicts
  let logical: ReturnType<typeof fromLive>
  let types: ReadonlySet<string>
  beforeAll(async () => {
    const made = await applyTemplate(template, moto)
    logical = fromLive(made)
    types = new Set([...made.values()].map((one) => one.type))
    proxy = await startFaultProxy(moto.endpoint)
    whole = await collect({ endpointUrl: proxy.endpoint })
    before = verdicts(whole, logical)
  })
  afterAll(() => proxy.stop())

  /** Every operation that reads the estate, and the collector that uses it. */
  async function operationsOfEstate(): Promise<ReadonlyMap<string, string>> {
    const operations = new Map<string, string>()
    for (const { service } of collectors.filter((c) => c.types.some((type) => types.has(type)))) {
      proxy.calls.length = 0
      await collect({ endpointUrl: proxy.endpoint, services: [service] })
      for (const call of proxy.calls)
        if (call.service !== 'sts') operations.set(nameOf(call), service)
    }
    return operations
  }

  test('leaves a gap, and makes verdicts unknown, never better or worse', async () => {
    const wrong: string[] = []
    const operations = await operationsOfEstate()
    for (const [operation, service] of operations) {
      proxy.rules.length = 0
      proxy.rules.push({ match: (call) => nameOf(call) === operation, fault: 'deny' })
      const part = await collect({ endpointUrl: proxy.endpoint, services: [service] })
      if (part.gaps.every((gap) => gap.reason !== 'denied')) wrong.push(`${operation}: no gap`)
      for (const [key, { outcome, message }] of verdicts(merged(whole, part, service), logical)) {
        const known = before.get(key)?.outcome
        if (outcome !== 'unknown' && outcome !== known)
          wrong.push(`${operation}: ${key} was ${known}, is ${outcome}: ${message}`)
      }
    }
    expect(wrong).toEqual([])
    expect(operations.size).toBeGreaterThan(100)
  }, 240_000)
})

/** What a run would have given in which only one service was read anew. */
function merged(whole: Collected, part: Collected, service: string): Collected {
  const types = new Set(collectors.find((c) => c.service === service)?.types)
  const collected = whole.source.collected?.filter(
    (type) => !types.has(type) || part.source.collected?.includes(type),
  )
  return {
    source: { ...whole.source, ...(collected !== undefined && { collected }) },
    resources: [
      ...whole.resources.filter((r) => !types.has(r.type)),
      ...part.resources.filter((r) => types.has(r.type)),
    ],
    gaps: [...whole.gaps, ...part.gaps],
    diagnostics: [],
  }
}

/** The name, ARN or generated id of a resource in a path. */
const ofOneResource = /[\w:.-]*(?:parity|fs-|arn:|[0-9a-f]{12}|[A-Z0-9]{13})[\w:./-]*?(?=\/|$)/g

/** The operation without what differs from resource to resource. */
function nameOf({ service, operation }: ProxiedCall): string {
  if (!operation.includes(' ')) return `${service} ${operation}`
  const [path = '', query = ''] = decodeURIComponent(operation).split('?')
  const parameters = query.split('&').map((p) => p.split('=')[0])
  return `${service} ${path.replaceAll(ofOneResource, '*')}?${parameters.join('&')}`
}
