import type { ReportedWorkload } from '../../../model/reported-review.ts'
import { writeReviewPdf } from '../../../report/pdf/write-review-pdf.ts'
import type { Cursor, PageRequest } from '../../../store/page.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import { listWorkloads } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { consolidateReport } from '../reports/consolidate.ts'
import { readPage } from '../store-page.ts'
import { readState } from './read-state.ts'
import { reportWorkload } from './report-workload.ts'

export interface ReportOptions {
  /** Workloads of others that are shared with the caller count too. */
  readonly shared: boolean
}

/** The figures of all workloads, page by page. */
export async function consolidateJson(context: ToolContext, { shared }: ReportOptions) {
  requireRole(context, 'read')
  const viewer = viewerOf(context, shared)
  const page = await readPage(context, (request) => listWorkloads(context.db, viewer, request))
  return {
    Metrics: consolidateReport(await reportAll(context, page.items)),
    NextToken: page.nextToken,
  }
}

/** One PDF in base64 with all workloads: a document has no pages of a list. */
export async function consolidatePdf(context: ToolContext, { shared }: ReportOptions) {
  requireRole(context, 'read')
  const viewer = viewerOf(context, shared)
  const workloads: ReportedWorkload[] = []
  let after: Cursor | undefined
  do {
    const request: PageRequest = { after, limit: 50 }
    const page = await listWorkloads(context.db, viewer, request)
    workloads.push(...(await reportAll(context, page.items)))
    after = page.next
  } while (after !== undefined)
  const pdf = await writeReviewPdf({ kind: 'consolidated', at: context.now, workloads })
  return { Base64String: Buffer.from(pdf).toString('base64') }
}

async function reportAll(
  context: ToolContext,
  rows: readonly WorkloadRow[],
): Promise<readonly ReportedWorkload[]> {
  const reported: ReportedWorkload[] = []
  for (const row of rows) reported.push(reportWorkload(await readState(context, row)))
  return reported
}

function viewerOf({ caller }: ToolContext, shared: boolean) {
  const { account, region } = caller
  return { account, region, ...(shared ? { targets: targetsOf(caller) } : {}) }
}
