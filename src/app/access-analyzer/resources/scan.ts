import type { ToolContext } from '../../tool/context.ts'
import { notFound } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { analyse } from '../analyse/analyse.ts'
import { findAnalyzer } from '../find-analyzer.ts'
import { scanPermissions } from '../permissions/scan.ts'
import { loadEstate } from '../snapshot/load-estate.ts'

/**
 * Analyses again what the newest runs saw: a resource is not looked up in AWS, which only a review does. For an analyzer of
 * unused access the permissions of a user or role are compared with the server's logs, in the background.
 * @throws ToolError not-found for a resource that no run saw
 */
export async function scanResource(
  context: ToolContext,
  reference: string,
  arn: string,
): Promise<void> {
  const analyzer = await findAnalyzer(context, reference, 'contribute')
  const seen = await writeAs(context, 'StartResourceScan', analyzer.id, async (tx) => {
    const read = await loadEstate(tx, analyzer.account, analyzer.region)
    const { estate } = read
    const known =
      estate.identity(arn) ??
      estate.guarded.find((one) => one.arn === arn) ??
      estate.resources.find((one) => one.arn === arn)
    if (known === undefined) throw notFound('Resource', arn)
    await analyse(tx, analyzer, read, context.now)
    return read
  })
  const identity = seen.estate.identity(arn)
  if (identity !== undefined && analyzer.type.endsWith('_UNUSED_ACCESS'))
    void scanPermissions(context, analyzer, identity)
}
