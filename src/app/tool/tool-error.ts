/** What went wrong, in the terms of the Tool; the wire turns a kind into a status and an exception. */
export type ToolErrorKind =
  | 'access-denied'
  | 'conflict'
  | 'internal'
  | 'not-found'
  | 'quota'
  | 'throttling'
  | 'validation'

export interface FieldProblem {
  /** The member as the caller names it, nested ones joined by a dot: `Tags.Owner`. */
  readonly name: string
  readonly message: string
}

export interface ToolErrorDetails {
  /** conflict, not-found, quota: the id the caller gave or the id in the way. */
  readonly resourceId?: string
  /** conflict, not-found, quota: `WORKLOAD`, `LENS`, `MILESTONE`, … */
  readonly resourceType?: string
  /** validation. */
  readonly fields?: readonly FieldProblem[]
  /** validation; `FIELD_VALIDATION_FAILED` with fields and `OTHER` without when not given. */
  readonly reason?: ValidationReason
  /** conflict: what is there now, where the caller may see it. */
  readonly current?: unknown
  /** quota and throttling: a stable code such as `L-workloads`. */
  readonly quotaCode?: string
}

export type ValidationReason =
  | 'CANNOT_PARSE'
  | 'FIELD_VALIDATION_FAILED'
  | 'OTHER'
  | 'UNKNOWN_OPERATION'

/** A refusal that the caller should see. Anything else that is thrown becomes an opaque internal error. */
export class ToolError extends Error {
  readonly kind: ToolErrorKind
  readonly details: ToolErrorDetails
  constructor(kind: ToolErrorKind, message: string, details: ToolErrorDetails = {}) {
    super(message)
    this.name = 'ToolError'
    this.kind = kind
    this.details = details
  }
}

/** 404: nothing of that type and id that this caller may know of. */
export function notFound(resourceType: string, resourceId: string): ToolError {
  const noun = resourceType.toLowerCase().replaceAll('_', ' ')
  return new ToolError('not-found', `No ${noun} with ID ${resourceId} was found.`, {
    resourceType,
    resourceId,
  })
}

/** 409: the write meets something that exists or changed meanwhile. */
export function conflict(
  message: string,
  resourceType: string,
  resourceId: string,
  more: Pick<ToolErrorDetails, 'current'> = {},
): ToolError {
  return new ToolError('conflict', message, { resourceType, resourceId, ...more })
}

/** 403. */
export function accessDenied(message: string): ToolError {
  return new ToolError('access-denied', message)
}

/** 400 for rules that the model does not carry; the message gets the Tool's `[Validation] ` prefix. */
export function invalid(message: string, ...fields: readonly FieldProblem[]): ToolError {
  return new ToolError('validation', `[Validation] ${message}`, { fields })
}

/** 402: a limit of the account, the workload or the lens is reached. */
export function quotaExceeded(
  message: string,
  quotaCode: string,
  resource: { readonly type?: string; readonly id?: string } = {},
): ToolError {
  return new ToolError('quota', message, {
    quotaCode,
    ...(resource.type === undefined ? {} : { resourceType: resource.type }),
    ...(resource.id === undefined ? {} : { resourceId: resource.id }),
  })
}
