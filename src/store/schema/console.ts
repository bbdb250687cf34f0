import type { Severity } from '../../model/check.ts'
import type { UnknownReason } from '../../model/unknown.ts'
import type { Json, Kept } from './row.ts'

/**
 * All findings of a run, as one: their rows are not audited one by one, but their number and digest are here. Only the
 * newest run of a workload has one.
 */
export interface FindingSetRow {
  readonly run: string
  readonly workload: string
  readonly created: number
  readonly data: FindingSetData
}

export interface FindingSetData {
  readonly findings: number
  readonly resources: number
  /** SHA-256 over all findings and resources, in the order of their keys. */
  readonly digest: string
  /** Findings that were not kept: there were too many. */
  readonly leftOut: number
  /** What else of the review is needed to make its documents again. */
  readonly review: { readonly [key: string]: Json }
}

/** A finding of the newest run. */
export interface FindingRow {
  readonly run: string
  /** Stable between runs: `findingId`. */
  readonly id: string
  readonly check_id: string
  /** Place in `outcomes`. */
  readonly outcome: number
  /** Place in `severities`. */
  readonly severity: number
  /** Of the type: `S3`. */
  readonly service: string
  readonly type: string
  /** ARN, else id. */
  readonly resource: string
  /** Empty where there is none; so are account, Region and source. */
  readonly name: string
  readonly account: string
  readonly region: string
  /** File of a template or plan. */
  readonly source: string
  /** Milliseconds since the epoch: the clock of the first run in a row with this outcome, and of the first of all. */
  readonly since: number
  readonly first: number
  /** Key of the resource in `finding_resource`. */
  readonly entry: string
  /** The suppression that hides it until `hidden`, in milliseconds; not part of the digest. */
  readonly suppression: string | null
  readonly hidden: number | null
  readonly data: FindingData
}

export interface FindingData {
  readonly message: string
  readonly reason?: UnknownReason
  readonly pointers: readonly string[]
  /** What decided, with values where they may be shown. */
  readonly evidence: readonly {
    readonly pointer: string
    readonly value?: string | number | boolean | null
    readonly line?: number
  }[]
  /** Outcomes of earlier runs, newest first, where they differ: [milliseconds, place in `outcomes`]. */
  readonly history: readonly (readonly [number, number])[]
  /** From the file of the workload, not from the console. */
  readonly suppressed?: {
    readonly reason: string
    readonly owner: string
    readonly expires: string
  }
}

/** A resource that findings are about. */
export interface FindingResourceRow {
  readonly run: string
  readonly entry: string
  readonly data: { readonly [key: string]: Json }
}

/** A decision that failed findings of a check do not count until a date. */
export interface SuppressionRow extends Kept {
  readonly id: string
  readonly workload: string
  readonly check_id: string
  readonly status: 'ACTIVE' | 'REVOKED' | 'EXPIRED'
  /** Milliseconds since the epoch. */
  readonly expires: number
  readonly data: SuppressionData
}

export interface SuppressionData {
  readonly reason: string
  readonly owner: string
  /** Principal. */
  readonly by: string
  /** Ids of findings; absent: whatever the globs match. */
  readonly findings?: readonly string[]
  /** Globs over resource id or ARN, account and Region; absent matches all. */
  readonly resource?: string
  readonly account?: string
  readonly region?: string
}

/** What people decided about an improvement; improvements themselves are in the run. */
export interface PlanItemRow extends Kept {
  readonly workload: string
  /** Id of the improvement. */
  readonly item: string
  readonly status: 'open' | 'in-progress' | 'done' | 'accepted'
  /** Milliseconds since the epoch: by the SLA, unless a person said otherwise. */
  readonly due: number
  readonly data: PlanItemData
}

export interface PlanItemData {
  readonly title: string
  readonly severity: Severity
  /** When a run first planned it, or planned it again after it was gone; milliseconds. The SLA runs from here. */
  readonly planned: number
  readonly owner?: string
  readonly ticket?: string
  readonly notes?: string
  /** Why the risk is accepted, and until when; milliseconds. */
  readonly reason?: string
  readonly until?: number
  /** Since when it is done, as said by a person. */
  readonly done?: number
  readonly by?: string
}

export interface AttestationRow extends Kept {
  readonly id: string
  readonly workload: string
  readonly lens: string
  readonly question: string
  readonly choice: string
  readonly status: 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED'
  /** Milliseconds since the epoch. */
  readonly expires: number
  readonly data: AttestationData
}

export interface AttestationData {
  /** The item of the lens that it fulfils; absent: the practice in general. */
  readonly item?: string
  readonly statement: string
  /** Principal who made it. */
  readonly by: string
  readonly link?: string
  readonly file?: string
  readonly review?: {
    readonly by: string
    readonly at: number
    readonly comment?: string
  }
}

/** A file of the evidence locker, by the digest of its content. */
export interface EvidenceFileRow {
  readonly workload: string
  /** Hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly created: number
  readonly data: { readonly name: string; readonly type: string; readonly by: string }
}

export interface EvidencePartRow {
  readonly workload: string
  readonly sha256: string
  /** From 0. */
  readonly part: number
  /** Base64. */
  readonly bytes: string
}
