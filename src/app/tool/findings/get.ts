import { z } from 'zod'
import { outcomes } from '../../../model/check.ts'
import { getFinding, getFindingResource } from '../../../store/findings.ts'
import type { FindingResourceRow, FindingRow } from '../../../store/schema.ts'
import { getSuppression } from '../../../store/suppressions.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { describeFinding, fromFile } from './describe.ts'
import { knownChecks } from './known-checks.ts'
import { findingRunOf } from './list.ts'
import { securityLens } from './security-lens.ts'

const kept = z.object({
  at: z.string().optional(),
  source: z.object({
    kind: z.string(),
    file: z.string().optional(),
    line: z.number().optional(),
    address: z.string().optional(),
  }),
  cut: z.boolean().default(false),
})

/** One finding of the newest run with all that decided it. @throws ToolError not-found */
export async function getFindingDetails(context: ToolContext, workload: string, id: string) {
  const run = await findingRunOf(context, workload)
  const row = await getFinding(context.db, run, id)
  if (row === undefined) throw notFound('FINDING', id)
  const resource = await getFindingResource(context.db, run, row.entry)
  const check = knownChecks.get(row.check_id)
  const practices = securityLens().byCheck.get(row.check_id) ?? []
  return {
    ...describeFinding(row, context.now),
    run,
    why: check?.why,
    fix: check?.fix,
    evidence: row.data.evidence,
    ...describeResource(row, resource?.data),
    practicesOf: practices.map(({ question, practice }) => ({
      question: question.id,
      id: practice.id,
      number: practice.number,
      title: practice.title,
    })),
    history: row.data.history.map(([since, outcome]) => ({
      since: new Date(since).toISOString(),
      outcome: outcomes[outcome] ?? 'unknown',
    })),
    suppressionOf: await describeSuppression(context, row),
  }
}

function describeResource({ type }: FindingRow, data: FindingResourceRow['data'] = {}) {
  const read = kept.safeParse(data).data
  const { cut: _, ...document } = data
  return {
    collected: read?.at,
    source: read?.source ?? { kind: type },
    document,
    cut: read?.cut ?? true,
  }
}

async function describeSuppression({ db, now }: ToolContext, row: FindingRow) {
  if (row.hidden === null || row.hidden <= now || row.suppression === null) return undefined
  const expires = new Date(row.hidden).toISOString()
  const { suppressed } = row.data
  if (row.suppression === fromFile && suppressed !== undefined)
    return { reason: suppressed.reason, owner: suppressed.owner, expires }
  const found = await getSuppression(db, row.suppression)
  if (found === undefined) return undefined
  const { reason, owner, by } = found.data
  return { id: found.id, reason, owner, by, expires }
}
