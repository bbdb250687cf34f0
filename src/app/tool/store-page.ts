import { z } from 'zod'
import type { Page as StorePage, PageRequest } from '../../store/page.ts'
import type { ToolContext } from './context.ts'
import type { PageOf } from './page.ts'

const cursor = z.array(z.union([z.string(), z.number()]))

/** Reads the page that the caller asked for, where the store does the paging. */
export async function readPage<Row>(
  { page }: Pick<ToolContext, 'page'>,
  read: (request: PageRequest) => Promise<StorePage<Row>>,
): Promise<PageOf<Row>> {
  const after = page.after === undefined ? undefined : cursor.parse(JSON.parse(page.after))
  const { items, next } = await read({ after, limit: page.limit })
  return next === undefined ? { items } : { items, nextToken: page.token(JSON.stringify(next)) }
}
