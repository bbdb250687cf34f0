import type { AccessAnalyzerRow } from '../../../store/schema.ts'

/** An analyzer as the API shows it. */
export function describeAnalyzer(
  row: AccessAnalyzerRow,
  tags: Readonly<Record<string, string>> = {},
) {
  const { analyzed, lastResource, configuration, managedBy } = row.data
  return {
    arn: row.id,
    name: row.name,
    type: row.type,
    createdAt: new Date(row.created),
    status: 'ACTIVE' as const,
    tags,
    ...(lastResource !== undefined && { lastResourceAnalyzed: lastResource }),
    ...(analyzed !== undefined && { lastResourceAnalyzedAt: new Date(analyzed) }),
    ...(managedBy !== undefined && { managedBy }),
    ...(configuration !== undefined && { configuration }),
  }
}
