import { listAccessFindings } from '../../../store/access-findings.ts'
import type { AccessFindingRow, AnalyzedResourceData } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import { notFound } from '../../tool/tool-error.ts'
import { findAnalyzer } from '../find-analyzer.ts'
import { requireExternal } from '../findings/read.ts'
import { asResourceType } from '../resource-type.ts'

/** What an analyzer looked at, of all types or one. @throws ToolError */
export async function readResources(
  context: ToolContext,
  reference: string,
  type: string | undefined,
): Promise<PageOf<AnalyzedResourceData>> {
  const { data } = await findAnalyzer(context, reference, 'read')
  const wanted = data.resources.filter((one) => type === undefined || one.type === type)
  return pageThrough(wanted, context.page, ({ arn }) => arn)
}

/** A resource that an analyzer of external access looked at, with what it found. @throws ToolError */
export async function readResource(context: ToolContext, reference: string, arn: string) {
  const analyzer = await findAnalyzer(context, reference, 'read')
  requireExternal(analyzer)
  const resource = analyzer.data.resources.find((one) => one.arn === arn)
  if (resource === undefined) throw notFound('AnalyzedResource', arn)
  const findings = await listAccessFindings(context.db, analyzer.id)
  const own = findings.filter(({ data }) => data.resource === arn)
  const at = new Date(analyzer.data.analyzed ?? analyzer.created)
  const actions = new Set(own.filter(isOpen).flatMap(({ data }) => data.action ?? []))
  const error = own.find(({ data }) => data.error !== undefined)?.data.error
  const sharedVia = [...new Set(own.filter(isOpen).map(({ data }) => data.source ?? 'POLICY'))]
  return {
    resourceArn: arn,
    resourceType: asResourceType(resource.type),
    resourceOwnerAccount: resource.account,
    createdAt: new Date(Math.min(at.getTime(), ...own.map(({ created }) => created))),
    analyzedAt: at,
    updatedAt: new Date(Math.max(at.getTime(), ...own.map(({ updated }) => updated))),
    isPublic: own.some((one) => isOpen(one) && one.data.isPublic === true),
    ...(actions.size > 0 && { actions: [...actions].toSorted() }),
    ...(sharedVia.length > 0 && { sharedVia }),
    ...(own.length > 0 && { status: statusOf(own) }),
    ...(error !== undefined && { error }),
  }
}

function isOpen({ status }: AccessFindingRow): boolean {
  return status !== 'RESOLVED'
}

function statusOf(findings: readonly AccessFindingRow[]): AccessFindingRow['status'] {
  const all = new Set(findings.map(({ status }) => status))
  return all.has('ACTIVE') ? 'ACTIVE' : all.has('ARCHIVED') ? 'ARCHIVED' : 'RESOLVED'
}
