import { queryOptions } from '@tanstack/react-query'
import { untilReached } from './connection.ts'
import { ApiError, write } from './http.ts'
import type { Input, Operation, Output } from './operations.ts'

/** Operations whose input has an idempotency token: sending them again after a lost answer does them once. */
const once =
  /^(?:Create|Import|Upgrade|Delete(?:Workload|Lens|Profile|ReviewTemplate|TemplateShare))/

/** Tries of a write that did not reach the server, some seconds apart. */
const fewTries = 5

/** Calls an operation of the Well-Architected API as whoever is signed in. @throws ApiError */
export async function callTool<Op extends Operation>(
  operation: Op,
  input: Input<Op>,
): Promise<Output<Op>> {
  const token = once.test(operation) ? { ClientRequestToken: crypto.randomUUID() } : {}
  return insist(() => write<Output<Op>>('POST', `/api/tool/${operation}`, { ...input, ...token }))
}

interface Patience {
  readonly tries?: number
  /** Told when a try did not arrive. */
  readonly onRetry?: () => void
}

/** Sends a write again while the server cannot be reached; only for what may safely arrive twice. */
export async function insist<Reply>(
  send: () => Promise<Reply>,
  { tries = fewTries, onRetry = () => undefined }: Patience = {},
): Promise<Reply> {
  for (let attempt = 1; ; attempt++)
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ApiError && error.transient) || attempt >= tries) throw error
      onRetry()
      await untilReached(Math.min(500 * 2 ** attempt, 8000))
    }
}

/** An operation that reads, as a query that is kept. */
export function toolQuery<Op extends Operation>(operation: Op, input: Input<Op>) {
  return queryOptions({
    queryKey: ['tool', operation, input] as const,
    queryFn: () => write<Output<Op>>('POST', `/api/tool/${operation}`, input),
  })
}

interface Page {
  readonly NextToken?: string | undefined
}

/** Every page of a listing. Lists that may be long have routes of their own; these are bounded by quotas. */
export function toolList<Op extends Operation, Item>(
  operation: Op,
  input: Input<Op>,
  itemsOf: (output: Output<Op>) => readonly Item[] | undefined,
) {
  return queryOptions({
    queryKey: ['tool', operation, input, 'all'] as const,
    queryFn: async () => {
      const items: Item[] = []
      let token: string | undefined
      do {
        const output: Output<Op> & Page = await write(
          'POST',
          `/api/tool/${operation}`,
          token === undefined ? input : { ...input, NextToken: token },
        )
        items.push(...(itemsOf(output) ?? []))
        token = output.NextToken
      } while (token !== undefined)
      return items
    },
  })
}
