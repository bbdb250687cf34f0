import { createHash, randomInt } from 'node:crypto'
import type { ConsoleUserData, ConsoleUserRow } from '../../store/schema.ts'

/** Without letters that look alike. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4
const codes = 10

export interface RecoveryCodes {
  /** Shown once. */
  readonly codes: readonly string[]
  /** What the store keeps: random enough that a plain digest is safe. */
  readonly digests: readonly string[]
}

/** Ten codes of about 79 bits, each of which replaces the second factor once. */
export function newRecoveryCodes({ id }: Pick<ConsoleUserRow, 'id'>): RecoveryCodes {
  const made = Array.from({ length: codes }, () =>
    Array.from({ length: groups }, () =>
      Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join(''),
    ).join('-'),
  )
  return { codes: made, digests: made.map((code) => digest(id, code)) }
}

/** Uses a code up. @returns what is then known of the user; `undefined` when it is none of his */
export function useRecoveryCode(user: ConsoleUserRow, code: string): ConsoleUserData | undefined {
  const { recovery = [] } = user.data
  const given = digest(user.id, code)
  const left = recovery.filter((known) => known !== given)
  return left.length === recovery.length ? undefined : { ...user.data, recovery: left }
}

function digest(user: string, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '')
  return createHash('sha256').update(`recovery\0${user}\0${plain}`).digest('hex')
}
