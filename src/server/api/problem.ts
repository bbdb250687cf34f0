import { ToolError, type ToolErrorKind } from '../../app/tool/tool-error.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { z } from 'zod'

/** What went wrong, as the API says it. */
export class ApiProblem extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 429 | 500
  readonly code: string
  constructor(status: ApiProblem['status'], code: string, message: string) {
    super(message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
  }
}

const statuses: Readonly<Record<ToolErrorKind, ApiProblem['status']>> = {
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
  if (error instanceof ToolError && error.kind !== 'internal')
    return new ApiProblem(statuses[error.kind], error.kind, error.message)
  if (error instanceof z.ZodError) return new ApiProblem(400, 'bad-parameter', wordsOf(error))
  if (error instanceof PlinthError && error.diagnostic.code === 'store-cursor')
    return new ApiProblem(400, 'bad-page', error.message)
  return undefined
}

/** The answer that says so. */
export function problemReply({ status, code, message }: ApiProblem): Response {
  return jsonReply(status, { code, message })
}

/** A JSON answer that nobody keeps or guesses the type of. */
export function jsonReply(status: number, value: unknown): Response {
  return Response.json(value, {
    status,
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })
}

function wordsOf({ issues }: z.ZodError): string {
  const [issue] = issues
  if (issue === undefined) return 'A parameter does not fit.'
  const name = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return 'A query parameter is not known here.'
  return `${name}: ${issue.message}${issue.message.endsWith('.') ? '' : '.'}`
}
