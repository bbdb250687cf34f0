import type { Gap } from '../../model/gap.ts'

/** More gaps of one kind than this are told as one. */
const most = 10

/** Collects gaps; the same call failing for thousands of resources is one sentence, not thousands. */
export class Gaps {
  readonly #kinds = new Map<string, Gap[]>()
  readonly #counts = new Map<string, number>()

  add(gap: Gap): void {
    const kind = JSON.stringify([
      gap.operation,
      gap.account,
      gap.region,
      gap.reason,
      gap.types,
      gap.hides,
      gap.permission,
    ])
    const known = this.#kinds.get(kind)
    if (known === undefined) this.#kinds.set(kind, [gap])
    else if (known.length < most) known.push(gap)
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
  }

  /** Types that some list failed to read in a Region, or anywhere where the gap names none. */
  hidden(type: string, region: string | undefined): boolean {
    for (const [gap] of this.#kinds.values())
      if (gap?.hides === true && gap.types.includes(type))
        if (gap.region === undefined || gap.region === region) return true
    return false
  }

  /** In a fixed order. */
  all(): readonly Gap[] {
    const result: Gap[] = []
    for (const [kind, gaps] of this.#kinds) {
      const count = this.#counts.get(kind) ?? 0
      const first = gaps[0]
      if (count <= most || first === undefined) result.push(...gaps)
      else {
        const { resource: _, ...rest } = first
        result.push({ ...rest, error: `${rest.error} (and for ${count - 1} more resources)` })
      }
    }
    return result.toSorted((a, b) => compare(key(a), key(b)))
  }
}

function key(gap: Gap): string {
  return [gap.operation, gap.region, gap.reason, gap.resource, gap.error].join('\n')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
