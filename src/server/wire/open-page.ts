import type { Caller } from '../../app/tool/context.ts'
import type { Page } from '../../app/tool/page.ts'
import { canonicalJson } from './protocol/canonical-json.ts'
import { type OperationModel, type ServiceModel, membersOf } from './protocol/model.ts'
import type { PageTokens } from './protocol/page-token.ts'
import type { Input } from './protocol/read-input.ts'
import { validationError } from './protocol/wire-error.ts'

/** Items on a page when the caller does not say; the model's maximum when that is lower. */
const defaultLimit = 50
/** The agent operations allow up to 1,000 and give 100; so do lists whose limit the model does not bound. */
const largeDefaultLimit = 100
/** Items on a page, whatever the caller asks for where the model has no maximum. */
const mostItems = 1000

/**
 * The page that an input asks for. A token goes on only where it came from: same operation, filters, account and
 * Region; anything else is a ValidationException.
 */
export function openPage(
  model: ServiceModel,
  operation: OperationModel,
  input: Input,
  caller: Caller,
  tokens: PageTokens,
): Page {
  const { pages } = operation
  if (pages === undefined)
    return { limit: Number.MAX_SAFE_INTEGER - 1, token: () => refuseToken(operation) }
  const { [pages.inputToken]: token, [pages.limit]: limit, ...filters } = input
  const binding = {
    account: caller.account,
    region: caller.region,
    operation: operation.name,
    filters: canonicalJson(filters),
  }
  return {
    limit: typeof limit === 'number' ? bounded(limit) : usualLimit(model, operation, pages.limit),
    token: (cursor) => tokens.seal(cursor, binding),
    ...(typeof token === 'string' ? { after: open(token) } : {}),
  }

  function bounded(limit: number): number {
    if (limit >= 1) return Math.min(limit, mostItems)
    const [name, message] = [pages?.limit ?? '', 'Must be 1 or more.']
    throw validationError(`[Validation] ${name} must be 1 or more.`, 'FIELD_VALIDATION_FAILED', [
      { name, message },
    ])
  }

  function open(sealed: string): string {
    const cursor = tokens.open(sealed, binding)
    if (cursor !== undefined) return cursor
    const name = pages?.inputToken ?? ''
    const message = `${name} is not a token of this list with these filters.`
    throw validationError(`[Validation] ${message}`, 'FIELD_VALIDATION_FAILED', [{ name, message }])
  }
}

function usualLimit(model: ServiceModel, operation: OperationModel, name: string): number {
  const members = membersOf(model, model.shape(operation.input ?? ''))
  const max = members.find((member) => member.name === name)?.shape.max ?? mostItems
  if (max >= 1000) return largeDefaultLimit
  return Math.min(max, defaultLimit)
}

function refuseToken(operation: OperationModel): never {
  throw new Error(`${operation.name} has no pages.`)
}
