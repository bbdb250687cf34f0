import { createHash } from 'node:crypto'
import type { ToolContext } from '../../app/tool/context.ts'
import type { IdempotencyStore } from '../../app/tool/idempotency.ts'
import { canonicalJson } from './protocol/canonical-json.ts'
import type { OperationModel } from './protocol/model.ts'
import type { Input } from './protocol/read-input.ts'
import { WireError, validationError } from './protocol/wire-error.ts'

/**
 * Runs an operation, once per idempotency token when the caller gave one: the same token with the same parameters
 * brings the first result back, with other parameters a conflict.
 */
export async function runOnce(
  store: IdempotencyStore,
  operation: OperationModel,
  input: Input,
  context: ToolContext,
  work: (db: ToolContext['db']) => Promise<string>,
): Promise<string> {
  const name = operation.idempotencyToken
  const token = name === undefined ? undefined : input[name]
  if (name === undefined || typeof token !== 'string') return work(context.db)
  const { [name]: _, ...parameters } = input
  const outcome = await store.once(
    context.db,
    {
      account: context.caller.account,
      region: context.caller.region,
      operation: operation.name,
      token,
      parameters: createHash('sha256')
        .update(canonicalJson([context.caller.principalArn, parameters]))
        .digest('hex'),
      now: context.now,
    },
    work,
  )
  if (outcome.kind === 'other-parameters') throw reused(operation, name, token)
  return outcome.result
}

/** A ConflictException where the operation models one. */
function reused(operation: OperationModel, name: string, token: string): WireError {
  const message = `The ${name} was used before with other parameters.`
  if (operation.errors?.includes('ConflictException') !== true)
    return validationError(`[Validation] ${message}`, 'FIELD_VALIDATION_FAILED', [
      { name, message },
    ])
  return new WireError(409, 'ConflictException', message, {
    Message: message,
    ResourceId: token,
    ResourceType: 'CLIENT_REQUEST_TOKEN',
  })
}
