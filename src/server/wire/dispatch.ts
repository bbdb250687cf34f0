import { randomUUID } from 'node:crypto'
import type { Caller } from '../../app/tool/context.ts'
import { ToolError } from '../../app/tool/tool-error.ts'
import { type Operations, callOperation, handlerOf } from './call-operation.ts'
import { describeToolError } from './describe-tool-error.ts'
import { fitError } from './protocol/fit-error.ts'
import { createRouter } from './protocol/match-route.ts'
import type { OperationModel } from './protocol/model.ts'
import { readInput } from './protocol/read-input.ts'
import { WireError, unknownOperation, writeError } from './protocol/wire-error.ts'
import type { RawRequest, RawResponse } from './raw-message.ts'

export type { AnyHandler, Surroundings } from './call-operation.ts'

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

export interface DispatcherOptions extends Operations {
  readonly authenticate: Authenticate
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Gets what was thrown when the caller is told no more than "internal error". */
  readonly onError: (error: unknown, call: CallInfo) => void
}

export interface CallInfo {
  readonly requestId: string
  readonly operation?: string
  readonly keyId?: string
}

export type Dispatch = (request: RawRequest) => Promise<RawResponse>

/** Serves a restJson1 service: authenticates, routes, reads, validates, runs the handler, writes. It never throws. */
export function createDispatcher(options: DispatcherOptions): Dispatch {
  const serve = createService(options)
  return async (request) => {
    const info: { requestId: string; operation?: string; keyId?: string } = {
      requestId: randomUUID(),
    }
    try {
      const { operation, json } = await serve(request, info)
      return {
        status: operation.status,
        headers: { 'content-type': 'application/json', 'x-amzn-requestid': info.requestId },
        body: Buffer.from(json),
      }
    } catch (error) {
      if (!(error instanceof WireError || error instanceof ToolError)) options.onError(error, info)
      return writeError(fitError(options.model, describe(error)), info.requestId)
    }
  }
}

function createService(options: DispatcherOptions) {
  const { model, authenticate, clock } = options
  const route = createRouter(model)
  return async (
    request: RawRequest,
    info: { readonly requestId: string; operation?: string; keyId?: string },
  ): Promise<{ readonly operation: OperationModel; readonly json: string }> => {
    const now = clock()
    const authenticated = await authenticate(request, now)
    info.keyId = authenticated.caller.keyId
    const match = route(request.method, request.target)
    if (match === undefined) throw unknownOperation()
    const { operation } = match
    info.operation = operation.name
    handlerOf(options, operation)
    const input = readInput(model, match, request)
    const call = { ...authenticated, now, requestId: info.requestId }
    return { operation, json: await callOperation(options, operation, input, call) }
  }
}

function describe(error: unknown): WireError {
  if (error instanceof WireError) return error
  if (error instanceof ToolError) return describeToolError(error)
  return describeToolError(new ToolError('internal', 'Internal server error'))
}
