import { ToolError, type ToolErrorKind } from '../../app/tool/tool-error.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { z } from 'zod'

export interface ProblemDetails {
  /** What of the input is at fault. */
  readonly fields?: readonly { readonly name: string; readonly message: string }[]
  /** 409: what is there now. */
  readonly current?: unknown
}

/** What went wrong, as the API says it. */
export class ApiProblem extends Error {
  /** HTTP status. */
  readonly status: number
  readonly code: string
  readonly details: ProblemDetails
  constructor(status: number, code: string, message: string, details: ProblemDetails = {}) {
    super(message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.details = details
  }
}

const statuses: Readonly<Record<ToolErrorKind, number>> = {
  'access-denied': 403,
  conflict: 409,
  internal: 500,
  'not-found': 404,
  quota: 409,
  throttling: 429,
  validation: 400,
}

/** The problem that an error is; `undefined` where it is a bug, of which nothing may be said. */
export function problemOf(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error
  if (error instanceof ToolError && error.kind !== 'internal') {
    const { fields, current } = error.details
    return new ApiProblem(statuses[error.kind], error.kind, error.message, {
      ...(fields === undefined || fields.length === 0 ? {} : { fields }),
      ...(current === undefined ? {} : { current }),
    })
  }
  if (error instanceof z.ZodError) return new ApiProblem(400, 'bad-parameter', wordsOf(error))
  if (error instanceof PlinthError && error.diagnostic.code === 'store-cursor')
    return new ApiProblem(400, 'bad-page', error.message)
  return undefined
}

/** The answer that says so. */
export function problemReply({ status, code, message, details }: ApiProblem): Response {
  return jsonReply(status, { code, message, ...details })
}

/** A JSON answer that nobody keeps or guesses the type of. */
export function jsonReply(status: number, value: unknown): Response {
  return textReply(status, JSON.stringify(value))
}

/** The same for JSON that is text already. */
export function textReply(status: number, json: string): Response {
  return new Response(json, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

function wordsOf({ issues }: z.ZodError): string {
  const [issue] = issues
  if (issue === undefined) return 'A parameter does not fit.'
  const name = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `${name === '' ? 'The request' : name} has a parameter that is not known here.`
  return `${name === '' ? 'The request' : name}: ${issue.message}${issue.message.endsWith('.') ? '' : '.'}`
}
