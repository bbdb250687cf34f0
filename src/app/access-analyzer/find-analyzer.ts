import { getAnalyzer } from '../../store/access-analyzers.ts'
import type { AccessAnalyzerRow } from '../../store/schema.ts'
import type { ToolContext } from '../tool/context.ts'
import { type Need, requireRole } from '../tool/permissions.ts'
import { notFound } from '../tool/tool-error.ts'

/** ARN of an analyzer of the caller's account and Region. */
export function analyzerArn({ caller }: Pick<ToolContext, 'caller'>, name: string): string {
  const { region, account } = caller
  const partition = region.startsWith('cn-')
    ? 'aws-cn'
    : region.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws'
  return `arn:${partition}:access-analyzer:${region}:${account}:analyzer/${name}`
}

/**
 * An analyzer of the caller's account and Region, by name or ARN, where the caller's role allows the operation.
 * @throws ToolError access-denied, not-found
 */
export async function findAnalyzer(
  context: ToolContext,
  reference: string,
  need: Need,
): Promise<AccessAnalyzerRow> {
  requireRole(context, need)
  const arn = reference.includes(':') ? reference : analyzerArn(context, reference)
  const row = await getAnalyzer(context.db, arn)
  const { account, region } = context.caller
  if (row?.account !== account || row.region !== region) throw notFound('Analyzer', reference)
  return row
}
