import type { UnknownReason } from '../../model/unknown.ts'
import {
  accessDeniedCodes,
  refusedCodes,
  throttlingCodes,
  unsupportedCodes,
} from './error-codes.ts'

/** What a failed call means. */
export interface Failure {
  readonly reason: UnknownReason
  /** The error code of the service; empty when the answer carried none. */
  readonly code: string
  readonly message: string
  /** HTTP status, when there was an answer. */
  readonly status?: number
  /** True when another permission of the caller would open it. */
  readonly permission: boolean
  /** The IAM action that the service itself named as missing. */
  readonly missing?: string
}

/** A failed call with its operation; what the scheduler throws instead of the SDK's error. */
export class CallError extends Error {
  readonly operation: string
  readonly failure: Failure
  constructor(operation: string, failure: Failure) {
    super(`${operation}: ${describeFailure(failure)}`)
    this.name = 'CallError'
    this.operation = operation
    this.failure = failure
  }
}

/** Names that JavaScript or the SDK gives to answers without a code. */
const uncoded = new Set([
  '',
  'Error',
  'SyntaxError',
  'TypeError',
  'Unknown',
  'UnknownError',
  'NotFound',
])
const missingAction = /not authorized to perform:? ([a-z0-9-]{1,40}:[A-Za-z]{1,80})/
const maximumText = 300

/** Reads an error of the SDK. Absence is not decided here: only a documented code says it, and the caller lists those. */
export function readFailure(error: unknown): Failure {
  if (error instanceof CallError) return error.failure
  const code = codeOf(error)
  const status = statusOf(error)
  const unreadable = code === '' && status !== undefined
  const message = unreadable ? 'the answer could not be read' : shorten(messageOf(error))
  const permission = accessDeniedCodes.has(code) || (status === 403 && !refusedCodes.has(code))
  const missing = permission ? missingAction.exec(message)?.[1] : undefined
  return {
    reason: reasonOf(code, status),
    code,
    message,
    ...(status === undefined ? {} : { status }),
    permission,
    ...(missing === undefined ? {} : { missing }),
  }
}

function reasonOf(code: string, status: number | undefined): UnknownReason {
  if (accessDeniedCodes.has(code) || refusedCodes.has(code)) return 'denied'
  if (throttlingCodes.has(code) || status === 429) return 'throttled'
  if (unsupportedCodes.has(code) || status === 501 || status === 405) return 'unsupported'
  if (status === 401 || status === 403) return 'denied'
  if (code === '' && status !== undefined && status >= 400 && status < 500) return 'unsupported'
  return 'failed'
}

/** Code, message and status in one line, as a gap shows them. */
export function describeFailure(failure: Failure): string {
  const subject = failure.code === '' ? `HTTP ${failure.status ?? 'error'}` : failure.code
  return failure.message === '' ? subject : `${subject}: ${failure.message}`
}

function field(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  return (error as Record<string, unknown>)[name]
}

function codeOf(error: unknown): string {
  for (const name of ['Code', 'name', 'code']) {
    const value = field(error, name)
    if (typeof value === 'string' && !uncoded.has(value) && !/^\d+$/.test(value)) return value
  }
  return ''
}

function statusOf(error: unknown): number | undefined {
  const status =
    field(field(error, '$metadata'), 'httpStatusCode') ??
    field(field(error, '$response'), 'statusCode')
  return typeof status === 'number' ? status : undefined
}

function messageOf(error: unknown): string {
  const message = field(error, 'message')
  return typeof message === 'string' ? message : ''
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > maximumText ? `${line.slice(0, maximumText - 1)}…` : line
}
