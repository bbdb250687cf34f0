import { readFileSync } from 'node:fs'
import type { Method, WorkloadKind } from './method.ts'

const file = new URL('../../../../../catalog/access/escalation.json', import.meta.url)

export interface Escalations {
  readonly methods: readonly Method[]
  /** Kind → ARN with `{region}`, `{account}` and `{name}`. */
  readonly resources: Readonly<Record<string, string>>
  readonly workloads: Readonly<Record<string, WorkloadKind>>
}

let loaded: Escalations | undefined

/** The known methods of privilege escalation, read on first use. */
export function loadEscalations(): Escalations {
  loaded ??= JSON.parse(readFileSync(file, 'utf8')) as Escalations
  return loaded
}
