import type { AccessPreviewFindingData, AccessPreviewRow } from '../../../store/schema.ts'
import { externalDetails } from '../findings/describe.ts'
import { asResourceType } from '../resource-type.ts'

/** A preview as `ListAccessPreviews` shows it. */
export function describePreview({ id, analyzer, created, status }: AccessPreviewRow) {
  return {
    id,
    analyzerArn: analyzer,
    createdAt: new Date(created),
    status,
    ...(status === 'FAILED' && { statusReason: { code: 'INVALID_CONFIGURATION' as const } }),
  }
}

/** A finding of a preview as `ListAccessPreviewFindings` shows it. */
export function describePreviewFinding(finding: AccessPreviewFindingData, row: AccessPreviewRow) {
  const { id, change, status, existing, resource, resourceType, account, error } = finding
  return {
    ...externalDetails(finding),
    id,
    status,
    changeType: change,
    createdAt: new Date(row.created),
    resource,
    resourceType: asResourceType(resourceType),
    resourceOwnerAccount: account,
    ...(error !== undefined && { error }),
    ...(existing !== undefined && {
      existingFindingId: existing.id,
      existingFindingStatus: existing.status,
    }),
  }
}
