import type { ToolError, ToolErrorKind } from '../../app/tool/tool-error.ts'
import { WireError, validationError } from './protocol/wire-error.ts'

const exceptions: Readonly<
  Record<Exclude<ToolErrorKind, 'validation'>, { readonly type: string; readonly status: number }>
> = {
  'access-denied': { type: 'AccessDeniedException', status: 403 },
  conflict: { type: 'ConflictException', status: 409 },
  internal: { type: 'InternalServerException', status: 500 },
  'not-found': { type: 'ResourceNotFoundException', status: 404 },
  quota: { type: 'ServiceQuotaExceededException', status: 402 },
  throttling: { type: 'ThrottlingException', status: 429 },
}

/** A refusal of the Tool as the exception that AWS models, with every member that the exception requires. */
export function describeToolError({ kind, message, details }: ToolError): WireError {
  if (kind === 'validation') {
    const fields = details.fields ?? []
    const reason = details.reason ?? (fields.length > 0 ? 'FIELD_VALIDATION_FAILED' : 'OTHER')
    return validationError(message, reason, fields)
  }
  const { type, status } = exceptions[kind]
  return new WireError(status, type, message, { Message: message, ...membersOf(kind, details) })
}

function membersOf(kind: ToolErrorKind, details: ToolError['details']): Record<string, unknown> {
  const resource = { ResourceId: details.resourceId, ResourceType: details.resourceType }
  const quota = { QuotaCode: details.quotaCode ?? 'unspecified', ServiceCode: 'wellarchitected' }
  switch (kind) {
    case 'conflict':
    case 'not-found':
      return {
        ResourceId: resource.ResourceId ?? 'unknown',
        ResourceType: resource.ResourceType ?? 'RESOURCE',
      }
    case 'quota':
      return { ...resource, ...quota }
    case 'throttling':
      return quota
    default:
      return {}
  }
}
