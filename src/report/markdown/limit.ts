/** The longest comment that GitHub takes, in characters. */
export const longestComment = 65_536

const cut =
  '\n_The rest is left out: a comment on GitHub holds at most 65,536 characters. The HTML and JSON documents have all._\n'

/** Passes whole blocks on until the next would not fit, then says so. A block must stand on its own. */
export function* limit(blocks: Iterable<string>, most = longestComment): Iterable<string> {
  let room = most - cut.length
  for (const block of blocks) {
    if (block.length > room) {
      yield cut
      return
    }
    room -= block.length
    yield block
  }
}
