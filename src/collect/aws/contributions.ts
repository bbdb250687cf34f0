import { accountType, regionType, type Resource } from '../../model/resource.ts'
import { unknown } from '../../model/unknown.ts'
import type { Collector } from './collector.ts'
import { plainRecord } from './plain.ts'

/** What a collector says of the account or Region: `undefined` is a known absence. */
export interface Contribution {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, unknown>>
}

interface Parts {
  readonly properties: Map<string, unknown>
  readonly facts: Map<string, unknown>
}

/**
 * Puts the account and its Regions together from what several collectors learn. Whatever a collector promised and did
 * not deliver stays unknown: a crash or a budget that ran out never looks like absence.
 */
export class Contributions {
  readonly #account: string
  readonly #accountParts: Parts
  readonly #regionParts: ReadonlyMap<string, Parts>

  constructor(
    account: string,
    regions: readonly string[],
    all: readonly Collector[],
    chosen: ReadonlySet<Collector>,
  ) {
    this.#account = account
    const promised = (of: (collector: Collector) => readonly string[]) =>
      all.flatMap((collector) => {
        const missing = chosen.has(collector)
          ? unknown('failed', `reading ${collector.service} did not come to its end`)
          : unknown('not-collected', `${collector.service} was not read`)
        return of(collector).map((path) => [path, missing] as const)
      })
    this.#accountParts = parts(promised((c) => c.account ?? []))
    this.#regionParts = new Map(
      regions.map((region) => [region, parts(promised((c) => c.region ?? []))]),
    )
  }

  toAccount(contribution: Contribution): void {
    add(this.#accountParts, contribution)
  }

  toRegion(region: string, contribution: Contribution): void {
    const target = this.#regionParts.get(region)
    if (target !== undefined) add(target, contribution)
  }

  /** The account and each Region as resources. */
  resources(at: string): readonly Resource[] {
    const account = this.#account
    const common = { account, tags: {}, at, source: { kind: 'aws' } } as const
    const result: Resource[] = [
      { type: accountType, id: account, ...values(this.#accountParts), ...common },
    ]
    for (const [region, of] of this.#regionParts)
      result.push({ type: regionType, id: region, region, ...values(of), ...common })
    return result
  }
}

function parts(promised: readonly (readonly [string, unknown])[]): Parts {
  const facts = promised
    .filter(([path]) => path.startsWith('facts.'))
    .map(([path, missing]) => [path.slice('facts.'.length), missing] as const)
  return {
    properties: new Map(promised.filter(([path]) => !path.startsWith('facts.'))),
    facts: new Map(facts),
  }
}

function add(target: Parts, contribution: Contribution): void {
  for (const [key, value] of Object.entries(contribution.properties ?? {}))
    target.properties.set(key, value)
  for (const [key, value] of Object.entries(contribution.facts ?? {})) target.facts.set(key, value)
}

function values(from: Parts): Pick<Resource, 'properties' | 'facts'> {
  const properties = plainRecord(Object.fromEntries(from.properties))
  if (from.facts.size === 0) return { properties }
  return { properties, facts: plainRecord(Object.fromEntries(from.facts)) }
}
