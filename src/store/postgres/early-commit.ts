import type { Pool } from 'pg'
import { hasCode } from '../db.ts'
import { flushing } from '../group-commit.ts'

const missingPrivilege = '42501'

/** Whether the user of a pool may write to the log what `earlyCommit` writes. */
export async function canCommitEarly(pool: Pool): Promise<boolean> {
  try {
    await pool.query(flushing)
    return true
  } catch (error) {
    if (hasCode(error, missingPrivilege)) return false
    throw error
  }
}

/**
 * Lets transactions of one connection give up their locks before they wait for the disk: the end of an audit chain,
 * which all writes of an account need, is so held for the time of statements only. The commit is asynchronous, and the
 * same message to the server then commits something synchronously, which flushes the log up to itself. It must be the
 * same connection: a server that crashes in between ends it, so that nobody is told that the write was kept.
 * @returns the statements to send in place of one; the result of the first counts
 */
export function earlyCommit(): (text: string) => string {
  let early = false
  return (text) => {
    switch (text) {
      case 'begin':
        early = true
        return 'begin; set local synchronous_commit = off'
      case 'commit': {
        const sent = early ? `commit; ${flushing}` : text
        early = false
        return sent
      }
      case 'rollback':
        early = false
        return text
      default:
        return text
    }
  }
}
