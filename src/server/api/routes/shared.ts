import { z } from 'zod'

/** An id of the store. */
export const id = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits')

/** Parameters of everything that belongs to a workload. */
export const ofWorkload = z.object({ id: id.describe('Workload') })

/** No query parameters of its own. */
export const nothing = z.strictObject({})

/** A moment, as milliseconds since the epoch. */
export const moment = z.iso
  .datetime({ offset: true })
  .or(z.iso.date())
  .transform((text) => Date.parse(text))

/** A page as the API gives it. */
export function pageReply<Item>({
  items,
  nextToken,
}: {
  readonly items: readonly Item[]
  readonly nextToken?: string
}) {
  return nextToken === undefined ? { items } : { items, next: nextToken }
}
