/** One page of a list as the caller asked for it. */
export interface Page {
  /** Most items to return, at least 1. */
  readonly limit: number
  /** What the previous page passed to `token`: where to go on. Absent on the first page. */
  readonly after?: string
  /** An opaque token that brings `cursor` back as `after` to the same operation with the same filters. */
  readonly token: (cursor: string) => string
}

export interface PageOf<Item> {
  readonly items: readonly Item[]
  /** Absent on the last page. */
  readonly nextToken?: string
}

/**
 * Cuts rows that were read from after `page.after` to a page.
 * Read `page.limit + 1` rows: the extra one says that there is a next page.
 * @param cursorOf the sort key of a row, unique among the rows
 */
export function cutPage<Item>(
  rows: readonly Item[],
  page: Page,
  cursorOf: (row: Item) => string,
): PageOf<Item> {
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  if (rows.length <= page.limit || last === undefined) return { items }
  return { items, nextToken: page.token(cursorOf(last)) }
}

/**
 * Cuts a page out of a whole list whose order is stable: the cursor is the key of the last item shown.
 * When that item is gone, the list starts over at its end: nothing is shown twice.
 */
export function pageThrough<Item>(
  all: readonly Item[],
  page: Page,
  cursorOf: (item: Item) => string,
): PageOf<Item> {
  if (page.after === undefined) return cutPage(all.slice(0, page.limit + 1), page, cursorOf)
  const at = all.findIndex((item) => cursorOf(item) === page.after)
  if (at === -1) return { items: [] }
  return cutPage(all.slice(at + 1, at + page.limit + 2), page, cursorOf)
}
