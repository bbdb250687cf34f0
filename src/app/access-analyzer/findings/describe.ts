import type {
  AccessAnalyzerRow,
  AccessFindingData,
  AccessFindingRow,
} from '../../../store/schema.ts'
import { asResourceType } from '../resource-type.ts'

/** When an analyzer last looked: what is not resolved was seen then. */
function analyzedAt({ data, created }: AccessAnalyzerRow, row: AccessFindingRow): Date {
  return new Date(row.status === 'RESOLVED' ? row.updated : (data.analyzed ?? created))
}

/** A finding as `ListFindingsV2` shows it. */
export function summarise(row: AccessFindingRow, analyzer: AccessAnalyzerRow) {
  const { type, resource, resourceType, account, error } = row.data
  return {
    id: row.id,
    status: row.status,
    resource,
    resourceType: asResourceType(resourceType),
    resourceOwnerAccount: account,
    findingType: type,
    createdAt: new Date(row.created),
    updatedAt: new Date(row.updated),
    analyzedAt: analyzedAt(analyzer, row),
    ...(error !== undefined && { error }),
  }
}

/** A finding of external access as `ListFindings` and `GetFinding` show it. */
export function describeExternal(row: AccessFindingRow, analyzer: AccessAnalyzerRow) {
  const { findingType: _type, ...summary } = summarise(row, analyzer)
  return { ...summary, ...externalDetails(row.data) }
}

/** What the API says of external access, in findings of analyzers and of previews. */
export function externalDetails(data: AccessFindingData) {
  const { isPublic, principal, action, condition = {}, resourceControl } = data
  return {
    condition,
    ...(isPublic !== undefined && { isPublic }),
    ...(principal !== undefined && { principal }),
    ...(action !== undefined && { action }),
    ...sourcesOf(data),
    ...(resourceControl !== undefined && { resourceControlPolicyRestriction: resourceControl }),
  }
}

function sourcesOf({ source, accessPoint }: AccessFindingData) {
  if (source === undefined) return {}
  const detail = accessPoint === undefined ? {} : { detail: { accessPointArn: accessPoint } }
  return { sources: [{ type: source, ...detail }] }
}

/** The details of a finding by its type, as `GetFindingV2` shows them: one entry, for permissions one a service. */
export function detailsOf({ data }: AccessFindingRow) {
  const lastAccessed =
    data.lastAccessed === undefined ? {} : { lastAccessed: new Date(data.lastAccessed) }
  switch (data.type) {
    case 'ExternalAccess':
      return [{ externalAccessDetails: externalDetails(data) }]
    case 'InternalAccess':
      return [{ internalAccessDetails: internalDetails(data) }]
    case 'UnusedIAMRole':
      return [{ unusedIamRoleDetails: lastAccessed }]
    case 'UnusedIAMUserPassword':
      return [{ unusedIamUserPasswordDetails: lastAccessed }]
    case 'UnusedIAMUserAccessKey':
      return [
        {
          unusedIamUserAccessKeyDetails: { accessKeyId: data.accessKey ?? '', ...lastAccessed },
        },
      ]
    case 'UnusedPermission':
      return (data.unused ?? []).map(unusedPermission)
  }
}

function internalDetails(data: AccessFindingData) {
  const { principalAccount, accessType, principalType, serviceControl } = data
  const { isPublic: _public, ...external } = externalDetails(data)
  return {
    ...external,
    ...(principalAccount !== undefined && { principalOwnerAccount: principalAccount }),
    ...(accessType !== undefined && { accessType }),
    ...(principalType !== undefined && { principalType }),
    ...(serviceControl !== undefined && { serviceControlPolicyRestriction: serviceControl }),
  }
}

function unusedPermission({ service, actions }: NonNullable<AccessFindingData['unused']>[number]) {
  return {
    unusedPermissionDetails: {
      serviceNamespace: service,
      ...(actions.length > 0 && { actions: actions.map((action) => ({ action })) }),
    },
  }
}
