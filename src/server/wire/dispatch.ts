import { randomUUID } from 'node:crypto'
import type { Caller, ToolContext } from '../../app/tool/context.ts'
import type { IdempotencyStore } from '../../app/tool/idempotency.ts'
import { ToolError } from '../../app/tool/tool-error.ts'
import { describeToolError } from './describe-tool-error.ts'
import { openPage } from './open-page.ts'
import { createRouter } from './protocol/match-route.ts'
import type { OperationModel, ServiceModel } from './protocol/model.ts'
import type { PageTokens } from './protocol/page-token.ts'
import { type Input, readInput } from './protocol/read-input.ts'
import { validateInput } from './protocol/validate-input.ts'
import { WireError, unknownOperation, writeError } from './protocol/wire-error.ts'
import { writeOutput } from './protocol/write-output.ts'
import type { RawRequest, RawResponse } from './raw-message.ts'
import { runOnce } from './run-once.ts'

/** Who sent a request, proven. */
export interface Authenticated {
  readonly caller: Caller
  /**
   * Admits the signature of a write; false when it was used before. Reads are not asked: sending one again is harmless.
   * @param retryable whether an idempotency token already makes a second sending harmless
   */
  readonly admitWrite: (retryable: boolean) => boolean
}

/** Proves who sent a request; throws `WireError` to refuse. */
export type Authenticate = (request: RawRequest, now: number) => Promise<Authenticated>

/** What a call gets that does not come from the request. */
export type Surroundings = Pick<ToolContext, 'db' | 'tool' | 'newId'>

export interface DispatcherOptions {
  readonly model: ServiceModel
  /** Operation → its handler; operations without one are unknown. */
  readonly handlers: Readonly<Record<string, AnyHandler | undefined>>
  readonly authenticate: Authenticate
  readonly surroundings: Surroundings
  readonly pageTokens: PageTokens
  readonly idempotency: IdempotencyStore
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Gets what was thrown when the caller is told no more than "internal error". */
  readonly onError: (error: unknown, call: CallInfo) => void
}

/** A handler whatever its operation: its input is what the model says. */
export type AnyHandler = (input: never, context: ToolContext) => Promise<object>

export interface CallInfo {
  readonly requestId: string
  readonly operation?: string
  readonly keyId?: string
}

export type Dispatch = (request: RawRequest) => Promise<RawResponse>

interface Call {
  readonly operation: OperationModel
  readonly handler: AnyHandler
  readonly input: Input
  readonly context: ToolContext
}

/** Serves a restJson1 service: authenticates, routes, reads, validates, runs the handler, writes. It never throws. */
export function createDispatcher(options: DispatcherOptions): Dispatch {
  const prepare = createPreparation(options)
  return async (request) => {
    const info: { requestId: string; operation?: string; keyId?: string } = {
      requestId: randomUUID(),
    }
    try {
      const call = await prepare(request, info)
      const json = await run(options, call)
      return {
        status: call.operation.status,
        headers: { 'content-type': 'application/json', 'x-amzn-requestid': info.requestId },
        body: new TextEncoder().encode(json),
      }
    } catch (error) {
      if (!(error instanceof WireError || error instanceof ToolError)) options.onError(error, info)
      return writeError(describe(error), info.requestId)
    }
  }
}

function createPreparation(options: DispatcherOptions) {
  const { model, handlers, authenticate, clock } = options
  const route = createRouter(model)
  return async (
    request: RawRequest,
    info: { readonly requestId: string; operation?: string; keyId?: string },
  ): Promise<Call> => {
    const now = clock()
    const { caller, admitWrite } = await authenticate(request, now)
    info.keyId = caller.keyId
    const match = route(request.method, request.target)
    if (match === undefined) throw unknownOperation()
    const { operation } = match
    info.operation = operation.name
    const handler = Object.hasOwn(handlers, operation.name) ? handlers[operation.name] : undefined
    if (handler === undefined) throw unknownOperation()
    const input = readInput(model, match, request)
    const invalid = validateInput(model, operation, input)
    if (invalid !== undefined) throw invalid
    const retryable =
      operation.idempotencyToken !== undefined && Object.hasOwn(input, operation.idempotencyToken)
    if (operation.readonly !== true && !admitWrite(retryable)) throw replayed()
    const page = openPage(model, operation, input, caller, options.pageTokens)
    const context = { ...options.surroundings, caller, now, requestId: info.requestId, page }
    return { operation, handler, input, context }
  }
}

async function run(options: DispatcherOptions, call: Call): Promise<string> {
  const { operation, handler, input, context } = call
  const work = async (db: ToolContext['db']): Promise<string> => {
    // The model was the guard: the input has the type that the operation's handler declares.
    const output = await handler(input as never, { ...context, db })
    return writeOutput(options.model, operation.output, output)
  }
  return runOnce(options.idempotency, operation, input, context, work)
}

/**
 * A copy is refused as throttled, because clients retry that signed anew: a signature holds whole seconds, so a client
 * that says the same twice within one (botocore's quick retries do) sends what cannot be told from a copy.
 */
function replayed(): WireError {
  return new WireError(
    429,
    'ThrottlingException',
    'This signed request was already received. Sign it again, a second later, to send it again.',
  )
}

function describe(error: unknown): WireError {
  if (error instanceof WireError) return error
  if (error instanceof ToolError) return describeToolError(error)
  return describeToolError(new ToolError('internal', 'Internal server error'))
}
