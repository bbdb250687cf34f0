import type { ToolContext } from '../../app/tool/context.ts'
import type { IdempotencyStore } from '../../app/tool/idempotency.ts'
import { openPage } from './open-page.ts'
import type { OperationModel, ServiceModel } from './protocol/model.ts'
import type { PageTokens } from './protocol/page-token.ts'
import type { Input } from './protocol/read-input.ts'
import { validateInput } from './protocol/validate-input.ts'
import { WireError, unknownOperation } from './protocol/wire-error.ts'
import { writeOutput } from './protocol/write-output.ts'
import { runOnce } from './run-once.ts'

/** What a call gets that does not come from the request. */
export type Surroundings = Pick<
  ToolContext,
  'db' | 'tool' | 'newId' | 'cloudTrail' | 'accountReader'
>

/** A handler whatever its operation: its input is what the model says. */
export type AnyHandler = (input: never, context: ToolContext) => Promise<object>

export interface Operations {
  readonly model: ServiceModel
  /** Operation → its handler; operations without one are unknown. */
  readonly handlers: Readonly<Record<string, AnyHandler | undefined>>
  readonly surroundings: Surroundings
  readonly pageTokens: PageTokens
  readonly idempotency: IdempotencyStore
}

/** One call by someone who is proven. */
export interface OperationCall extends Pick<ToolContext, 'caller' | 'now' | 'requestId'> {
  /**
   * Admits a write; false when the same request was received before. Reads are not asked.
   * @param retryable whether an idempotency token already makes a second sending harmless
   */
  readonly admitWrite: (retryable: boolean) => boolean
}

/** Validates an input, runs the handler of the operation and gives the JSON text of its output; throws to refuse. */
export async function callOperation(
  { model, pageTokens, idempotency, surroundings, ...operations }: Operations,
  operation: OperationModel,
  input: Input,
  { admitWrite, ...call }: OperationCall,
): Promise<string> {
  const handler = handlerOf(operations, operation)
  const invalid = validateInput(model, operation, input)
  if (invalid !== undefined) throw invalid
  const retryable =
    operation.idempotencyToken !== undefined && Object.hasOwn(input, operation.idempotencyToken)
  if (operation.readonly !== true && !admitWrite(retryable)) throw replayed()
  const page = openPage(model, operation, input, call.caller, pageTokens)
  const context = { ...surroundings, ...call, page }
  return runOnce(idempotency, operation, input, context, async (db) => {
    // The model was the guard: the input has the type that the operation's handler declares.
    const output = await handler(input as never, { ...context, db })
    return writeOutput(model, operation.output, output)
  })
}

/** The handler of an operation. @throws WireError where there is none */
export function handlerOf(
  { handlers }: Pick<Operations, 'handlers'>,
  { name }: OperationModel,
): AnyHandler {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  if (handler === undefined) throw unknownOperation()
  return handler
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
