import { compileGlob } from '../../../lib/glob.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'

/** How the ARNs of a service are made, of one resource type. */
export interface ArnPattern {
  readonly region: boolean
  readonly account: boolean
  /** The part after the account as a glob: `role/*`. */
  readonly resource: string
  /** What stands before its first wildcard. */
  readonly head: string
  /** Whether a resource part without wildcards is of this pattern. */
  readonly matches: (resource: string) => boolean
}

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, readonly ArnPattern[]>>()

/** The known ARN patterns of a service as ARNs name it, which is not always its prefix. @returns `undefined`: none known */
export function arnPatterns(
  service: string,
  catalogue: Catalogue,
): readonly ArnPattern[] | undefined {
  let index = indexes.get(catalogue)
  if (index === undefined) {
    index = readPatterns(catalogue)
    indexes.set(catalogue, index)
  }
  return index.get(service)
}

function readPatterns(catalogue: Catalogue): ReadonlyMap<string, readonly ArnPattern[]> {
  const index = new Map<string, ArnPattern[]>()
  for (const prefix of catalogue.prefixes)
    for (const type of catalogue.service(prefix)?.resources.values() ?? []) {
      const [, , service = '', region, account, ...rest] = type.arn.split(':')
      const patterns = index.get(service) ?? []
      const resource = rest.join(':').replaceAll(/\$\{[^}]*\}/g, '*')
      const head = resource.split('*')[0] ?? ''
      patterns.push({
        region: region !== '',
        account: account !== '',
        resource,
        head,
        matches: compileGlob(resource),
      })
      index.set(service, patterns)
    }
  return index
}

/** Whether some text matches both globs (`*` and `?`). Cost: the product of the lengths, at most. */
export function globsMeet(a: string, b: string): boolean {
  let row = new Uint8Array(b.length + 1)
  row[0] = 1
  for (let j = 0; j < b.length && b[j] === '*'; j++) row[j + 1] = 1
  for (let i = 0; i < a.length; i++) {
    const next = new Uint8Array(b.length + 1)
    const star = a[i] === '*'
    next[0] = star && row[0] === 1 ? 1 : 0
    let alive = next[0] === 1
    for (let j = 0; j < b.length; j++) {
      const meets =
        star || b[j] === '*'
          ? row[j + 1] === 1 || next[j] === 1
          : row[j] === 1 && (a[i] === b[j] || a[i] === '?' || b[j] === '?')
      next[j + 1] = meets ? 1 : 0
      alive ||= meets
    }
    if (!alive) return false
    row = next
  }
  return row[b.length] === 1
}
