import { canonicalJson } from '../../lib/canonical-json.ts'
import type { AuditChange } from '../schema.ts'

/**
 * What the audit says of every row. Several accounts may change one row and their chains have no common order, so
 * transitions are balanced instead of followed: in any order, each state but the first and the last is entered as
 * often as it is left.
 */
export class Ledger {
  readonly #rows = new Map<string, Map<string, number>>()

  add([table, key, before, after]: AuditChange): void {
    const id = idOf(table, key)
    const balance = this.#rows.get(id) ?? new Map<string, number>()
    if (balance.size === 0) this.#rows.set(id, balance)
    count(balance, before ?? absent, -1)
    count(balance, after ?? absent, 1)
    if (balance.size === 0) this.#rows.delete(id)
  }

  /** Takes a row out and says how it compares with the audit. */
  take(
    table: string,
    key: readonly (string | number)[],
    digest: string,
  ): 'same' | 'altered' | 'unaudited' {
    const id = idOf(table, key)
    const balance = this.#rows.get(id)
    if (balance === undefined) return 'unaudited'
    this.#rows.delete(id)
    return balance.size === 2 && balance.get(absent) === -1 && balance.get(digest) === 1
      ? 'same'
      : 'altered'
  }

  /** Rows that the audit knows and nobody took: they are gone. */
  rest(): readonly string[] {
    return [...this.#rows.keys()]
  }
}

const absent = ''

function count(balance: Map<string, number>, state: string, by: number): void {
  const sum = (balance.get(state) ?? 0) + by
  if (sum === 0) balance.delete(state)
  else balance.set(state, sum)
}

function idOf(table: string, key: readonly (string | number)[]): string {
  return `${table} ${canonicalJson(key)}`
}
