import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import {
  clearAttempts,
  countAttempt,
  forgetAttempts,
  uncountAttempts,
} from '../../store/sign-in-attempts.ts'
import type { Db } from '../../store/db.ts'

/** Attempts are counted in windows of this length, in milliseconds. */
export const attemptWindow = 15 * 60_000

/** Most attempts in a window: of one address, of one name from anywhere, and of one name from one address. */
export const mostAttempts = { address: 100, name: 50, both: 10, factor: 10 } as const

export interface Attempt {
  /** Who signs in, as typed. Absent where that is not known yet. */
  readonly name?: string
  /** IP address. */
  readonly address: string
}

/**
 * Counts an attempt before it is checked, so that many at once gain nothing.
 * @returns 0 when it may go on, else milliseconds until the next may
 */
export async function countAttempts(db: Db, attempt: Attempt, now: number): Promise<number> {
  // The address comes first: once it is refused, it adds no more rows for names.
  for (const [subject, most] of subjectsOf(attempt)) {
    const { since, count } = await countAttempt(db, subject, now, attemptWindow)
    if (count > most) return Math.max(1, since + attemptWindow - now)
  }
  return 0
}

/** Someone got in: this attempt does not count, nor do earlier mistakes of this name from there. */
export async function forgiveAttempts(db: Db, attempt: Attempt): Promise<void> {
  for (const [subject, most] of subjectsOf(attempt)) {
    if (most === mostAttempts.both) await clearAttempts(db, subject)
    if (most === mostAttempts.name) await uncountAttempts(db, subject, 1)
  }
}

/**
 * Someone got in from there: what that took does not count, so that an office behind one address can come to work.
 * @param times how often it was counted
 */
export async function forgiveAddress(db: Db, address: string, times: number): Promise<void> {
  for (const [subject] of subjectsOf({ address })) await uncountAttempts(db, subject, times)
}

/** Counts a second factor, whoever sends it. @returns as `countAttempts` */
export async function countFactor(db: Db, user: string, now: number): Promise<number> {
  const { since, count } = await countAttempt(db, digest('factor', user), now, attemptWindow)
  return count > mostAttempts.factor ? Math.max(1, since + attemptWindow - now) : 0
}

export async function forgiveFactors(db: Db, user: string): Promise<void> {
  await clearAttempts(db, digest('factor', user))
}

/** Forgets windows that are over. */
export async function forgetOldAttempts(db: Db, now: number): Promise<void> {
  await forgetAttempts(db, now - attemptWindow)
}

function subjectsOf({ name, address }: Attempt): readonly (readonly [string, number])[] {
  const network = networkOf(address)
  const byAddress = [digest('address', network), mostAttempts.address] as const
  if (name === undefined) return [byAddress]
  const folded = name.normalize('NFKC').toLowerCase()
  return [
    byAddress,
    [digest('both', folded, network), mostAttempts.both],
    [digest('name', folded), mostAttempts.name],
  ]
}

/** The address, of IPv6 its /64: that is what one customer gets. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
