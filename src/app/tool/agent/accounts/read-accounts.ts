import { mapFew } from '../../../../lib/map-few.ts'
import type { Gap } from '../../../../model/gap.ts'
import type { Snapshot } from '../../../../model/snapshot.ts'
import { isGlobal } from '../../../../scope/account-wide.ts'
import type { AgentAdvice } from '../../../../store/schema.ts'
import { mergeSnapshots } from '../../../merge-snapshots.ts'
import { GenerationProblem } from '../generations/problem.ts'
import type { AccountReader, AccountTarget, ReadOptions } from './account-reader.ts'

type Item = AgentAdvice['items'][number]

export interface ReadAccounts {
  readonly snapshot: Snapshot
  /** What could not be seen: silence then proves nothing. */
  readonly partly?: string
  /** Whether the place of an item was read, so that its absence means something. */
  readonly covers: (item: Item) => boolean
}

/** Accounts that are read at a time: each keeps its snapshot in memory, and AWS throttles every account by itself. */
const atATime = 4

/**
 * Reads the accounts, a few at a time, into one snapshot.
 * @throws GenerationProblem when none of them could be read
 */
export async function readAccounts(
  targets: readonly AccountTarget[],
  reader: AccountReader,
  options: ReadOptions,
): Promise<ReadAccounts> {
  const parts: Snapshot[] = []
  const problems: string[] = []
  const read = await mapFew(targets, atATime, async (target) => {
    const part = reader.allows(target.account) ? await reader.read(target, options) : undefined
    return { target, part }
  })
  for (const { target, part } of read) {
    if (part === undefined)
      problems.push(`The operator of this server no longer allows it to read ${target.account}.`)
    // Whatever answers for the role must be the account that was asked for.
    else if (part.sources.some(({ account }) => account === target.account)) parts.push(part)
    else problems.push(whyUnread(target, part))
  }
  if (parts.length === 0) throw new GenerationProblem('AccountsUnreadable', problems.join(' '))
  const snapshot = mergeSnapshots(parts, options.now)
  const gaps = describeGaps(snapshot.gaps)
  const partly = [...problems, ...gaps].join(' ')
  return { snapshot, covers: coverage(snapshot), ...(partly !== '' && { partly }) }
}

function whyUnread({ account, roleArn }: AccountTarget, { diagnostics, sources }: Snapshot) {
  const other = sources.find((source) => source.account !== undefined)?.account
  const why =
    other === undefined
      ? (diagnostics[0]?.message ?? 'nothing answered')
      : `the role belongs to ${other}`
  return `The account ${account} could not be read with ${roleArn}: ${why}`
}

function describeGaps(gaps: readonly Gap[]): readonly string[] {
  const [first] = gaps
  if (first === undefined) return []
  const { operation, account = 'an account', region, reason } = first
  const where = region === undefined ? account : `${account}, ${region}`
  const more = gaps.length > 1 ? ` and ${gaps.length - 1} more` : ''
  return [
    `Something of the accounts could not be read: ${operation} in ${where} (${reason})${more}.`,
  ]
}

function coverage({ sources }: Snapshot): ReadAccounts['covers'] {
  const regions = new Map<unknown, Set<unknown>>()
  for (const source of sources)
    if (source.account !== undefined)
      regions.set(
        source.account,
        new Set([...(regions.get(source.account) ?? []), ...(source.regions ?? [])]),
      )
  return ({ metadata }) => {
    if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return false
    const { accountId, region, resourceType } = metadata as Readonly<Record<string, unknown>>
    const read = regions.get(accountId)
    if (read === undefined) return false
    return region === undefined || isGlobal(String(resourceType)) || read.has(region)
  }
}
