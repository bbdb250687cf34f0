import type { TransactionSettings } from 'kysely'

/**
 * The statement that begins a transaction. The commit of one that writes does not wait for the disk: whoever started it
 * waits in `settled`, together with others.
 */
export function beginOf({ isolationLevel, accessMode }: TransactionSettings): string {
  const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
  const begin = `begin${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`
  return accessMode === 'read only' ? begin : `${begin}; set local synchronous_commit = off`
}
