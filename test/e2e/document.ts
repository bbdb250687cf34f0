import type { ReviewDocument } from '../../src/report/json/schema.ts'
import type { Result } from './plinth.ts'

/** The JSON document on the stdout of a command. */
export function documentOf({ stdout }: Result): ReviewDocument {
  return JSON.parse(stdout) as ReviewDocument
}

export function findingOf(result: Result, check: string): ReviewDocument['findings'][number] {
  const found = documentOf(result).findings.find((f) => f.check === check)
  if (found === undefined) throw new Error(`no finding of ${check}`)
  return found
}
