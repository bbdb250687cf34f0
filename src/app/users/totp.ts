import { Secret, TOTP } from 'otpauth'
import type { ConsoleUserData, ConsoleUserRow } from '../../store/schema.ts'
import { openSecret, sealSecret } from '../keys/seal-secret.ts'

/** Seconds of a time step; codes of the step before and after count too, because clocks differ (RFC 6238 §5.2). */
const period = 30
const window = 1
const digits = 6

/** A new secret of 160 bits, in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from a picture. */
export function totpUri(secret: string, name: string): string {
  return totpOf(secret, name).toString()
}

/**
 * The time step whose code this is, if it is later than `after`: a code that was used is used up (RFC 6238 §5.2).
 * @param now milliseconds since the epoch
 */
export function totpStep(
  secret: string,
  code: string,
  now: number,
  after = -1,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window })
  if (delta === null) return undefined
  const step = Math.floor(now / (period * 1000)) + delta
  return step > after ? step : undefined
}

/** Checks a code of a user and uses it up. @returns what is then known of the user; `undefined` when it is wrong */
export function useTotp(
  user: ConsoleUserRow,
  code: string,
  master: Uint8Array,
  now: number,
): ConsoleUserData | undefined {
  const { totp } = user.data
  if (totp === undefined) return undefined
  const secret = openTotp(user, totp.sealed, master)
  const step = secret === undefined ? undefined : totpStep(secret, code, now, totp.step)
  return step === undefined ? undefined : { ...user.data, totp: { ...totp, step } }
}

/** What the store keeps of a secret. @param step of the code that proved that the user has it */
export function sealTotp(
  user: Pick<ConsoleUserRow, 'id'>,
  secret: string,
  step: number,
  master: Uint8Array,
): { readonly sealed: string; readonly step: number } {
  return { sealed: sealSecret(secret, sealOf(user), master), step }
}

/** The secret again; `undefined` when it is not this user's, or another master key sealed it. */
export function openTotp(
  user: Pick<ConsoleUserRow, 'id'>,
  sealed: string,
  master: Uint8Array,
): string | undefined {
  return openSecret(sealed, sealOf(user), master)
}

function sealOf({ id }: Pick<ConsoleUserRow, 'id'>): string {
  return `totp ${id}`
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Plinth',
    label,
    algorithm: 'SHA1',
    digits,
    period,
    secret: Secret.fromBase32(secret),
  })
}
