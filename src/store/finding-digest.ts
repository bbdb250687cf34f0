import { createHash } from 'node:crypto'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { FindingResourceRow, FindingRow } from './schema.ts'

/** Digest over the findings and resources of a run, each in the order of their keys, as they are stored. */
export class FindingDigest {
  readonly #hash = createHash('sha256')

  /** What is hidden does not count: it follows from suppressions. */
  finding(row: Omit<FindingRow, 'run' | 'suppression' | 'hidden'>): void {
    const { id, check_id, outcome, severity, service, type, resource, name } = row
    const { account, region, source, since, first, entry, data } = row
    const values = [id, check_id, outcome, severity, service, type, resource, name]
    this.#add([...values, account, region, source, since, first, entry, data])
  }

  resource({ entry, data }: Omit<FindingResourceRow, 'run'>): void {
    this.#add([entry, data])
  }

  /** SHA-256 in hex. Nothing can be added afterwards. */
  end(): string {
    return this.#hash.digest('hex')
  }

  #add(values: readonly unknown[]): void {
    this.#hash.update(canonicalJson(values)).update('\n')
  }
}

/** The digest over a whole set. */
export function digestFindings(
  findings: readonly Omit<FindingRow, 'run' | 'suppression' | 'hidden'>[],
  resources: readonly Omit<FindingResourceRow, 'run'>[],
): string {
  const digest = new FindingDigest()
  for (const row of findings) digest.finding(row)
  for (const row of resources) digest.resource(row)
  return digest.end()
}
