import type { Unknown } from '../../model/unknown.ts'
import type { ClientConfig } from './clients.ts'
import type { Contribution } from './contributions.ts'

/** What is asked, and what its failure would mean. */
export interface Call {
  /** The IAM action that the call needs; one of the collector's `actions`. */
  readonly permission: string
  /** Types that are hidden or incomplete when it fails; all types of the collector by default. */
  readonly types?: readonly string[]
  /** Of `detail`: true when its failure may hide resources of these types altogether. */
  readonly hides?: boolean
  /** The resource it asks about. */
  readonly resource?: string
  /**
   * Error codes that the service documents as `there is none`: `NoSuchBucketPolicy`. A status or a page without
   * such a code never means absence. A predicate where the code alone does not tell.
   */
  readonly absent?: readonly string[] | ((code: string, message: string) => boolean)
}

/** A resource as a collector knows it; the context adds account, Region, source and time. */
export interface Emitted {
  readonly type: string
  readonly id: string
  readonly arn?: string | undefined
  /** Only where it differs from the Region that is being read, or for a global service whose resources have one. */
  readonly region?: string | undefined
  readonly name?: string | undefined
  /** Absent values are dropped, dates become ISO 8601 strings. */
  readonly properties: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, unknown>>
  readonly tags?: Readonly<Record<string, string>> | Unknown | undefined
}

/** What a collector sees of the run: one account, one Region, one service. */
export interface CollectContext {
  readonly account: string
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string
  /** The Region being read; for a global service the one where its API lives. */
  readonly region: string
  /** Every Region of the run. */
  readonly regions: readonly string[]
  /** A client whose calls are scheduled, retried and bounded; one per class and Region. */
  client<T extends object>(Client: new (config: ClientConfig) => T, region?: string): T
  /**
   * Lists to the end. A failure records a gap that hides the types, and what was read before it is kept.
   * @param pages a paginator of the SDK, or one call for an operation without pages
   */
  list<Page, Item>(
    call: Call,
    pages: AsyncIterable<Page> | (() => Promise<Page>),
    pick: (page: Page) => readonly Item[] | undefined,
  ): Promise<readonly Item[]>
  /**
   * Asks for one value. `undefined`: known to be absent. A failure gives the `Unknown` to put in its place and
   * records a gap.
   */
  detail<T>(call: Call, ask: () => Promise<T>): Promise<T | Unknown | undefined>
  /** Runs a function for every item, several at a time. */
  each<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void>
  emit(resource: Emitted): void
  /** Waits, for a service that prepares its answer; ends early when the time budget is spent. */
  pause(milliseconds: number): Promise<void>
  /** Adds to the `AWS::::Account` resource; `undefined` means known to be absent. */
  contributeAccount(contribution: Contribution): void
  /** Adds to the `AWS::::Region` resource of the Region being read. */
  contributeRegion(contribution: Contribution): void
}
