/**
 * Maps items with no more than `most` at a time; results are in the order of the items.
 * @throws the first that `work` throws, after starting no further ones; those under way go on
 */
export async function mapFew<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const at = next++
      // `at` is within the items.
      const item = items[at] as Item
      try {
        results[at] = await work(item)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
  return results
}
