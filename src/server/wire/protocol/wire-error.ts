import type { RawResponse } from '../raw-message.ts'

/** An error as it goes over the wire. */
export class WireError extends Error {
  /** HTTP status. */
  readonly status: number
  /** Name of the exception, e.g. `ValidationException`. */
  readonly type: string
  readonly body: Readonly<Record<string, unknown>>
  constructor(
    status: number,
    type: string,
    message: string,
    body: Readonly<Record<string, unknown>> = { message },
  ) {
    super(message)
    this.name = 'WireError'
    this.status = status
    this.type = type
    this.body = body
  }
}

export interface FieldProblem {
  readonly name: string
  readonly message: string
}

/** 400 in the form that newer AWS services model: a reason, and the fields at fault. */
export function validationError(
  message: string,
  reason: 'CANNOT_PARSE' | 'FIELD_VALIDATION_FAILED' | 'OTHER' | 'UNKNOWN_OPERATION',
  fields: readonly FieldProblem[] = [],
): WireError {
  return new WireError(400, 'ValidationException', message, {
    Message: message,
    Reason: reason,
    ...(fields.length === 0
      ? {}
      : { Fields: fields.map(({ name, message }) => ({ Name: name, Message: message })) }),
  })
}

/** 400: the request cannot be read at all. */
export function cannotParse(why: string, ...fields: readonly FieldProblem[]): WireError {
  return validationError(`[Validation] ${why}`, 'CANNOT_PARSE', fields)
}

/** 404: no operation has this method and path. */
export function unknownOperation(): WireError {
  const message = 'No operation of this service has this method and path.'
  return new WireError(404, 'UnknownOperationException', message)
}

/** The error as a response: its type in a header, where every AWS SDK looks first. */
export function writeError(error: WireError, requestId: string): RawResponse {
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': error.type,
      'x-amzn-requestid': requestId,
    },
    body: new TextEncoder().encode(JSON.stringify(error.body)),
  }
}
