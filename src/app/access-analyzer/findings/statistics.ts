import { listAccessFindings } from '../../../store/access-findings.ts'
import type { AccessFindingRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { findAnalyzer } from '../find-analyzer.ts'

/** Accounts that are listed with the most findings. */
const mostAccounts = 10

/** Counts of the findings of an analyzer in the form of its type. @throws ToolError */
export async function readStatistics(context: ToolContext, reference: string) {
  const analyzer = await findAnalyzer(context, reference, 'read')
  const rows = await listAccessFindings(context.db, analyzer.id)
  return {
    findingsStatistics: [statisticsOf(analyzer.type, rows)],
    lastUpdatedAt: new Date(analyzer.data.analyzed ?? analyzer.created),
  }
}

function statisticsOf(type: string, rows: readonly AccessFindingRow[]) {
  const totals = {
    totalActiveFindings: count(rows, 'ACTIVE'),
    totalArchivedFindings: count(rows, 'ARCHIVED'),
    totalResolvedFindings: count(rows, 'RESOLVED'),
  }
  if (type.endsWith('_UNUSED_ACCESS'))
    return { unusedAccessFindingsStatistics: unused(rows, totals) }
  const types = Map.groupBy(rows, ({ data }) => data.resourceType)
  if (type.endsWith('_INTERNAL_ACCESS')) {
    const each = [...types].map(([name, of]) => [
      name,
      {
        totalActiveFindings: count(of, 'ACTIVE'),
        totalArchivedFindings: count(of, 'ARCHIVED'),
        totalResolvedFindings: count(of, 'RESOLVED'),
      },
    ])
    const resourceTypeStatistics = Object.fromEntries(each)
    return { internalAccessFindingsStatistics: { ...totals, resourceTypeStatistics } }
  }
  const each = [...types].map(([name, of]) => [name, external(of)])
  const resourceTypeStatistics = Object.fromEntries(each)
  return { externalAccessFindingsStatistics: { ...totals, resourceTypeStatistics } }
}

function external(rows: readonly AccessFindingRow[]) {
  const active = rows.filter(({ status }) => status === 'ACTIVE')
  return {
    totalActivePublic: active.filter(({ data }) => data.isPublic === true).length,
    totalActiveCrossAccount: active.filter(({ data }) => data.isPublic === false).length,
    totalActiveErrors: active.filter(({ data }) => data.error !== undefined).length,
  }
}

function unused(rows: readonly AccessFindingRow[], totals: object) {
  const active = rows.filter(({ status }) => status === 'ACTIVE')
  const accounts = [...Map.groupBy(active, ({ data }) => data.account)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostAccounts)
    .map(([account, of]) => ({
      account,
      numberOfActiveFindings: of.length,
      details: countTypes(of),
    }))
  return {
    ...totals,
    unusedAccessTypeStatistics: Object.entries(countTypes(active)).map(([type, total]) => ({
      unusedAccessType: type,
      total,
    })),
    ...(accounts.length > 0 && { topAccounts: accounts }),
  }
}

function countTypes(rows: readonly AccessFindingRow[]): Record<string, number> {
  const types = Map.groupBy(rows, ({ data }) => data.type)
  return Object.fromEntries([...types].map(([type, of]) => [type, of.length]))
}

function count(rows: readonly AccessFindingRow[], wanted: AccessFindingRow['status']): number {
  return rows.filter(({ status }) => status === wanted).length
}
