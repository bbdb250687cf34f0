import type { Tx } from '../../store/db.ts'
import { write } from '../../store/write.ts'
import { parseToolArn } from './arns.ts'
import type { ToolContext } from './context.ts'

/**
 * One audited write in the name of the caller: all of it or nothing. It is recorded with the account that owns the
 * subject, which need not be the caller's when things are shared.
 * @param action the operation, e.g. `UpdateAnswer`
 * @param subject ARN of what it changes
 */
export function writeAs<T>(
  { db, caller, now }: ToolContext,
  action: string,
  subject: string,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const account = parseToolArn(subject)?.account ?? caller.account
  const actor = { account, principal: caller.principalArn, at: now }
  return write(db, actor, action, subject, fn)
}
