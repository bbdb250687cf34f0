import { loadCatalogue } from '../catalogue/catalogue.ts'

const known = new Map<string, boolean>()

/**
 * Whether AWS declares the key as one of several values (`ArrayOf…`), whatever a request holds.
 * @param key lower-cased
 */
export function isMultivalued(key: string): boolean {
  let answer = known.get(key)
  if (answer === undefined) {
    answer = loadCatalogue().key(key)?.multivalued ?? false
    if (known.size > 50_000) known.clear()
    known.set(key, answer)
  }
  return answer
}
