import { compare } from '../../lib/compare.ts'
import type { Gap } from '../../model/gap.ts'
import { unknownReasons, type UnknownReason } from '../../model/unknown.ts'

/** All gaps that one permission (else one operation) and one reason explain. */
export interface GapGroup {
  readonly operation: string
  readonly permission?: string
  readonly reason: UnknownReason
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly types: readonly string[]
  /** One error as received. */
  readonly error: string
  readonly count: number
}

/** Gaps grouped by what would close them; denied first, then in the order of the reasons. */
export function groupGaps(gaps: readonly Gap[]): readonly GapGroup[] {
  const groups = new Map<string, Gap[]>()
  for (const gap of gaps) {
    const key = JSON.stringify([gap.reason, gap.permission ?? '', gap.permission ?? gap.operation])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [gap])
    else group.push(gap)
  }
  return [...groups.values()]
    .map(summarise)
    .toSorted(
      (a, b) =>
        unknownReasons.indexOf(a.reason) - unknownReasons.indexOf(b.reason) ||
        compare(a.permission ?? a.operation, b.permission ?? b.operation),
    )
}

function summarise(gaps: readonly Gap[]): GapGroup {
  const first = gaps.toSorted((a, b) => compare(a.error, b.error))[0]
  return {
    operation: first?.operation ?? '',
    ...(first?.permission === undefined ? {} : { permission: first.permission }),
    reason: first?.reason ?? 'failed',
    accounts: distinct(gaps.flatMap((g) => g.account ?? [])),
    regions: distinct(gaps.flatMap((g) => g.region ?? [])),
    types: distinct(gaps.flatMap((g) => g.types)),
    error: first?.error ?? '',
    count: gaps.length,
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted(compare)
}

/** The IAM actions that would close the denied gaps, sorted. Anything that is not an action is left out. */
export function missingActions(groups: readonly GapGroup[]): readonly string[] {
  return distinct(
    groups
      .filter((g) => g.reason === 'denied')
      .flatMap((g) => g.permission ?? [])
      .filter((p) => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(p)),
  )
}

/** The exact IAM policy statement to add to the role that collects. */
export function permissionStatement(actions: readonly string[]): string {
  const statement = {
    Sid: 'PlinthReadMissing',
    Effect: 'Allow',
    Action: actions,
    Resource: '*',
  }
  return JSON.stringify(statement, undefined, 2)
}
