import { openLogs } from '../../collect/cloudtrail/open-logs.ts'
import type { CallEvent } from '../../collect/cloudtrail/scanned-event.ts'
import {
  fitSize,
  type PolicyDocument,
  sizeLimits,
} from '../../evaluate/access/generate/fit-size.ts'
import { limitsReached } from '../../evaluate/access/generate/limits.ts'
import { type Proof, provePolicy } from '../../evaluate/access/generate/prove-policy.ts'
import { type ServiceGrants, unusedGrants } from '../../evaluate/access/generate/unused-grants.ts'
import type { PrincipalUsage } from '../../evaluate/access/generate/principals.ts'
import { createUsageRecorder, type Usage } from '../../evaluate/access/generate/usage.ts'
import { type WrittenPolicy, writePolicy } from '../../evaluate/access/generate/write-policy.ts'
import type { Policy } from '../../evaluate/access/policy/policy.ts'
import { compileGlob } from '../../lib/glob.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

export interface GenerateInput {
  /** Files and folders with logs of CloudTrail. */
  readonly logs: readonly string[]
  /** ARNs of users and roles, with `*` and `?`; none: everyone in the logs. */
  readonly principals: readonly string[]
  /** ISO 8601; events outside are left out. */
  readonly since?: string
  readonly until?: string
  readonly mostResources: number
  readonly conditions: boolean
  /** Largest document in characters without white space. */
  readonly limit: number
  /** What a principal is granted today, to list what of it was not used. */
  readonly granted?: (principal: string) => readonly Policy[] | undefined
  readonly onFile?: (done: number, files: number) => void
}

export interface GeneratedPolicy extends Omit<WrittenPolicy, 'statements'> {
  readonly principal: string
  readonly documents: readonly PolicyDocument[]
  readonly tooLong: readonly string[]
  readonly events: number
  readonly denied: number
  /** `service:Event` → how often; nobody knows which action they needed. */
  readonly unknown: Readonly<Record<string, number>>
  readonly proof: Proof
  /** What is left out, or told less exactly, because there was more than is kept. */
  readonly limits: readonly Diagnostic[]
  readonly grants?: readonly ServiceGrants[]
}

export interface GeneratedPolicies {
  readonly policies: readonly GeneratedPolicy[]
  readonly files: number
  readonly events: number
  readonly first?: string
  readonly last?: string
  /** Some of the principals in the logs that were not asked for. */
  readonly others: readonly string[]
  /** Events that were delivered more than once, each time but the first. */
  readonly copies: number
  /** Records that hold no event. */
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads logs and writes, for each principal, the policy that allows what it did and no more. Reads each file once. */
export async function generatePolicies(input: GenerateInput): Promise<GeneratedPolicies> {
  const logs = await openLogs(input.logs)
  const diagnostics = [...logs.diagnostics]
  const recorder = createUsageRecorder(matcher(input.principals), fallbackOf(input.principals))
  const record = (events: readonly CallEvent[]): void => {
    for (const event of events) if (inTime(event.eventTime, input)) recorder.add(event)
  }
  let skipped = 0
  let copies = 0
  for await (const batch of logs.readCalls(input.onFile)) {
    record(batch.events)
    skipped += batch.skipped
    copies += batch.copies
    diagnostics.push(...batch.diagnostics)
  }
  const { usage } = recorder
  const { events, leftOut, first, last, others } = usage
  if (leftOut > 0) diagnostics.push(tooMany(leftOut))
  if (usage.principals.has(nobody)) diagnostics.push(nameless)
  return {
    policies: [...usage.principals.values()]
      .toSorted((a, b) => (a.principal < b.principal ? -1 : 1))
      .map((one) => generate(one, usage, input)),
    files: logs.files.length,
    events,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    others,
    copies,
    skipped,
    diagnostics,
  }
}

function generate(one: PrincipalUsage, logs: Usage, input: GenerateInput): GeneratedPolicy {
  const { statements, ...notes } = writePolicy(one, input)
  const { documents, tooLong } = fitSize(statements, input.limit)
  const granted = input.granted?.(one.principal)
  return {
    principal: one.principal,
    documents,
    tooLong,
    ...notes,
    events: one.events,
    denied: one.denied,
    unknown: Object.fromEntries([...one.unknown].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    proof: provePolicy(documents, one),
    limits: limitsReached(one),
    ...(granted !== undefined && { grants: unusedGrants(granted, one, logs) }),
  }
}

function tooMany(events: number): Diagnostic {
  return {
    code: 'cloudtrail-principals',
    severity: 'warning',
    message: `The logs name more principals than are kept at once; ${events} events of the others are left out.`,
    help: 'Name the principals that you want with --principal.',
  }
}

const nobody = 'arn:aws:iam::000000000000:role/monitored-client'
const nameless: Diagnostic = {
  code: 'cloudtrail-nameless',
  severity: 'note',
  message: 'Calls that a client monitored name no principal; they are listed under a made-up role.',
  help: 'Name whose calls they are with --principal ARN.',
}

function matcher(patterns: readonly string[]): (principal: string) => boolean {
  const matches = patterns.map((pattern) => compileGlob(pattern))
  return (principal) => matches.length === 0 || matches.some((match) => match(principal))
}

/** Calls that a client monitored name nobody: they are of the one principal that was asked for. */
function fallbackOf(principals: readonly string[]): string {
  const [one, ...others] = principals
  const plain = one !== undefined && others.length === 0 && !/[*?]/.test(one)
  return plain ? one : nobody
}

function inTime(at: string | undefined, { since, until }: GenerateInput): boolean {
  if (at === undefined) return true
  return (since === undefined || at >= since) && (until === undefined || at <= until)
}

export { sizeLimits }
export type { Proof }
