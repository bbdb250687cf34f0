import { printable } from '../../../lib/printable.ts'
import { checksOfFindings, findingSetOf } from '../../../store/findings.ts'
import type { Tx } from '../../../store/db.ts'
import type { SuppressionRow } from '../../../store/schema.ts'
import { countActiveSuppressions, insertSuppression } from '../../../store/suppressions.ts'
import type { ToolContext } from '../context.ts'
import { knownChecks } from '../findings/known-checks.ts'
import { reassess } from '../findings/reassess.ts'
import { securityLens } from '../findings/security-lens.ts'
import { invalid, notFound, quotaExceeded } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { describeSuppression } from './describe.ts'
import { hideSuppressed } from './hide.ts'

/** Suppressions in force of a workload. */
export const suppressionLimit = 2000

export interface NewSuppression {
  /** Ids of failed findings, or instead a check with globs. */
  readonly findings?: readonly string[] | undefined
  readonly check?: string | undefined
  readonly resource?: string | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly reason: string
  readonly owner: string
  /** Milliseconds since the epoch. */
  readonly expires: number
}

/**
 * Decides that failed findings do not count until a date: at once in lists and in what evidence proposes, and in the runs
 * to come. Findings of several checks become a suppression each.
 * @throws ToolError validation, not-found, access-denied, quota
 */
export async function suppress(context: ToolContext, id: string, given: NewSuppression) {
  const { workload } = await getOwnWorkload(context, id, 'own')
  if (given.expires <= context.now) throw badField('expires', 'must be in the future')
  const rows = await writeAs(context, 'SuppressFindings', workload.arn, async (tx) => {
    const scopes = await scopesOf(tx, workload.id, given)
    const { now } = context
    if ((await countActiveSuppressions(tx, id, now)) + scopes.length > suppressionLimit)
      throw quotaExceeded(
        `The workload ${id} has ${suppressionLimit} suppressions in force, the most there can be.`,
        'L-suppressions-per-workload',
      )
    const added: SuppressionRow[] = []
    for (const { check, ...scope } of scopes) {
      const row = await insertSuppression(tx, {
        id: context.newId(),
        workload: id,
        check_id: check,
        status: 'ACTIVE',
        expires: given.expires,
        data: {
          reason: given.reason,
          owner: given.owner,
          by: context.caller.principalArn,
          ...scope,
        },
      })
      if (row !== 'exists') added.push(row)
    }
    await apply(tx, context, id, added)
    return added
  })
  return rows.map((row) => describeSuppression(row, context.now))
}

async function apply(
  tx: Tx,
  { now }: ToolContext,
  workload: string,
  rows: readonly SuppressionRow[],
): Promise<void> {
  const set = await findingSetOf(tx, workload)
  if (set === undefined) return
  const checks = await hideSuppressed(tx, set.run, rows)
  await reassess(tx, now, workload, practicesOf([...checks]))
}

/** Practices whose evidence checks are. */
export function practicesOf(checks: readonly string[]) {
  const { byCheck } = securityLens()
  const practices = checks.flatMap((check) => byCheck.get(check) ?? [])
  return [...new Map(practices.map((each) => [each.practice.id, each])).values()]
}

interface Scope {
  readonly check: string
  readonly findings?: readonly string[]
  readonly resource?: string
  readonly account?: string
  readonly region?: string
}

async function scopesOf(
  tx: Tx,
  workload: string,
  { findings, check, resource, account, region }: NewSuppression,
): Promise<readonly Scope[]> {
  if ((findings === undefined) === (check === undefined))
    throw badField('findings', 'must be given, or else a check')
  if (check !== undefined) {
    if (!knownChecks.has(check)) throw badField('check', `${printable(check)} is not a check`)
    return [
      {
        check,
        ...(resource === undefined ? {} : { resource }),
        ...(account === undefined ? {} : { account }),
        ...(region === undefined ? {} : { region }),
      },
    ]
  }
  const set = await findingSetOf(tx, workload)
  const wanted = [...new Set(findings)]
  const known = set === undefined ? new Map() : await checksOfFindings(tx, set.run, wanted)
  const missing = wanted.find((each) => !known.has(each))
  if (missing !== undefined) throw notFound('FAILED_FINDING', missing)
  const byCheck = Map.groupBy(wanted, (each) => String(known.get(each)))
  return [...byCheck].map(([each, ids]) => ({ check: each, findings: ids.toSorted() }))
}

function badField(name: string, what: string): Error {
  return invalid(`${name} ${what}.`, { name, message: `${name} ${what}.` })
}
