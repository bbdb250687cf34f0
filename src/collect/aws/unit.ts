import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'
import type { ClientConfig, Clients } from './clients.ts'
import type { Collector } from './collector.ts'
import type { Call, CollectContext, Emitted } from './context.ts'
import type { Contribution, Contributions } from './contributions.ts'
import { CallError, describeFailure, type Failure, readFailure } from './failure.ts'
import type { Gaps } from './gaps.ts'
import { plainRecord } from './plain.ts'
import { sleep } from './sleep.ts'

/** What all units of a run share. */
export interface Run {
  readonly account: string
  readonly partition: string
  readonly regions: readonly string[]
  readonly clients: Clients
  readonly contributions: Contributions
  readonly gaps: Gaps
  readonly resources: Resource[]
  /** ISO 8601 time of the run. */
  readonly at: string
}

const mostPages = 100_000
const itemsAtOnce = 8

/** One collector in one Region: makes its calls, turns failures into gaps and unknowns. */
export class Unit implements CollectContext {
  readonly account: string
  readonly partition: string
  readonly region: string
  readonly regions: readonly string[]
  readonly #run: Run
  readonly #collector: Collector
  readonly #signal: AbortSignal
  readonly #clients = new Map<string, object>()

  /** @param signal ends every call when the time budget is spent */
  constructor(run: Run, collector: Collector, region: string, signal: AbortSignal) {
    this.account = run.account
    this.partition = run.partition
    this.region = region
    this.regions = run.regions
    this.#run = run
    this.#collector = collector
    this.#signal = signal
  }

  client<T extends object>(Client: new (config: ClientConfig) => T, region = this.region): T {
    const key = `${Client.name} ${region}`
    const known = this.#clients.get(key)
    if (known instanceof Client) return known
    const made = this.#run.clients.make(Client, this.#collector.service, region, this.#signal)
    this.#clients.set(key, made)
    return made
  }

  async list<Page, Item>(
    call: Call,
    pages: AsyncIterable<Page> | (() => Promise<Page>),
    pick: (page: Page) => readonly Item[] | undefined,
  ): Promise<readonly Item[]> {
    this.#permit(call)
    const items: Item[] = []
    let read = 0
    try {
      for await (const page of typeof pages === 'function' ? once(pages) : pages) {
        if (++read > mostPages) throw new Error(`more than ${mostPages} pages`)
        for (const item of pick(page) ?? []) items.push(item)
      }
    } catch (error) {
      const failure = readFailure(error)
      if (!isAbsence(call, failure)) this.#gap(call, error, failure, true)
    }
    return items
  }

  async detail<T>(call: Call, ask: () => Promise<T>): Promise<T | Unknown | undefined> {
    this.#permit(call)
    try {
      return await ask()
    } catch (error) {
      const failure = readFailure(error)
      if (isAbsence(call, failure)) return undefined
      const gap = this.#gap(call, error, failure, call.hides ?? false)
      return unknown(gap.reason, gap.permission ?? gap.operation)
    }
  }

  async each<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values()
    const worker = async () => {
      for (const item of queue) await run(item)
    }
    await Promise.all(Array.from({ length: Math.min(itemsAtOnce, items.length) }, worker))
  }

  pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, this.#signal)
  }

  emit(emitted: Emitted): void {
    const region =
      emitted.region ?? (this.#collector.scope === 'regional' ? this.region : undefined)
    this.#run.resources.push({
      type: emitted.type,
      id: emitted.id,
      ...(emitted.arn === undefined ? {} : { arn: emitted.arn }),
      account: this.account,
      ...(region === undefined ? {} : { region }),
      ...(emitted.name === undefined ? {} : { name: emitted.name }),
      properties: plainRecord(emitted.properties),
      ...(emitted.facts === undefined ? {} : { facts: plainRecord(emitted.facts) }),
      tags: { ...emitted.tags },
      at: this.#run.at,
      source: { kind: 'aws' },
    })
  }

  contributeAccount(contribution: Contribution): void {
    this.#run.contributions.toAccount(contribution)
  }

  contributeRegion(contribution: Contribution): void {
    this.#run.contributions.toRegion(this.region, contribution)
  }

  /** The whole collector failed: everything it lists may be missing. */
  crashed(error: unknown): void {
    const failure = readFailure(error)
    this.#record({
      operation: `${this.#collector.service}:*`,
      reason: failure.reason,
      error: describeFailure(failure),
      types: this.#collector.types,
      hides: true,
    })
  }

  #permit(call: Call): void {
    if (this.#collector.actions.includes(call.permission)) return
    throw new TypeError(`${this.#collector.service} does not declare the action ${call.permission}`)
  }

  #gap(call: Call, error: unknown, failure: Failure, hides: boolean): Gap {
    return this.#record({
      operation: error instanceof CallError ? error.operation : call.permission,
      reason: failure.reason,
      error: describeFailure(failure),
      types: call.types ?? this.#collector.types,
      hides,
      ...(call.resource === undefined ? {} : { resource: call.resource }),
      ...(failure.permission ? { permission: failure.missing ?? call.permission } : {}),
    })
  }

  #record(gap: Omit<Gap, 'source' | 'account' | 'region'>): Gap {
    const regional = this.#collector.scope === 'regional'
    const full: Gap = {
      source: 'aws',
      account: this.account,
      ...(regional ? { region: this.region } : {}),
      ...gap,
    }
    this.#run.gaps.add(full)
    return full
  }
}

/** Only a code that the service documents for it means that there is none. */
function isAbsence(call: Call, failure: Failure): boolean {
  if (call.absent === undefined || failure.code === '') return false
  if (typeof call.absent === 'function') return call.absent(failure.code, failure.message)
  return call.absent.includes(failure.code)
}

async function* once<Page>(call: () => Promise<Page>): AsyncGenerator<Page> {
  yield await call()
}
