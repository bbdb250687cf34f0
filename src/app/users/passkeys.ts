import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { ConsoleUserData, ConsoleUserRow, StoredPasskey } from '../../store/schema.ts'

export type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
}

/** Passkeys that a user has at most. */
export const mostPasskeys = 20

/** The site that a passkey belongs to. */
export interface PasskeySite {
  /** Host name without port. */
  readonly rpId: string
  /** With scheme and port. */
  readonly origin: string
}

/** Asks a browser for a new passkey that knows its user and checks that it is him. */
export async function passkeyCreationOptions(
  user: ConsoleUserRow,
  { rpId }: PasskeySite,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: 'Plinth',
    rpID: rpId,
    userName: user.name,
    userID: Uint8Array.from(Buffer.from(user.id, 'hex')),
    attestationType: 'none',
    excludeCredentials: descriptors(user),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/**
 * Checks what the browser answered.
 * @returns undefined where it does not hold
 */
export async function verifyNewPasskey(
  response: RegistrationResponseJSON,
  challenge: string,
  { rpId, origin }: PasskeySite,
): Promise<Pick<StoredPasskey, 'id' | 'key' | 'counter' | 'transports'> | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  const credential = verified?.registrationInfo?.credential
  if (credential === undefined) return undefined
  return {
    id: credential.id,
    key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10).map((name) => name.slice(0, 32)),
  }
}

/** Asks a browser for a passkey: one of the user's, or whichever it has where the user is not known yet. */
export async function passkeyRequestOptions(
  { rpId }: PasskeySite,
  user?: ConsoleUserRow,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    rpID: rpId,
    userVerification: 'required',
    ...(user !== undefined && { allowCredentials: descriptors(user) }),
  })
}

/** Id of the user that a discoverable passkey names; `undefined` where it names none. */
export function userOfPasskey({ response }: AuthenticationResponseJSON): string | undefined {
  const id = Buffer.from(response.userHandle ?? '', 'base64url').toString('hex')
  return /^[0-9a-f]{32}$/.test(id) ? id : undefined
}

/**
 * Checks what the browser answered.
 * @returns what uses it up on the locked user (`completeSignIn`); `undefined` where it does not hold
 */
export async function verifyPasskey(
  user: ConsoleUserRow,
  response: AuthenticationResponseJSON,
  challenge: string,
  { rpId, origin }: PasskeySite,
  now: number,
): Promise<((user: ConsoleUserRow) => ConsoleUserData | undefined) | undefined> {
  const passkey = user.data.passkeys?.find(({ id }) => id === response.id)
  if (passkey === undefined) return undefined
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.key, 'base64url')),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
  }).catch(() => undefined)
  if (verified?.verified !== true) return undefined
  const { newCounter } = verified.authenticationInfo
  return ({ data }) => countUp(data, passkey.id, newCounter, now)
}

/** A counter that does not grow is that of a copy; zero is that of a passkey without one (WebAuthn §6.1.1). */
function countUp(
  data: ConsoleUserData,
  id: string,
  counter: number,
  now: number,
): ConsoleUserData | undefined {
  const known = data.passkeys?.find((passkey) => passkey.id === id)
  if (known === undefined || (counter <= known.counter && known.counter > 0)) return undefined
  const passkeys = data.passkeys?.map((each) =>
    each.id === id ? { ...each, counter, used: now } : each,
  )
  return { ...data, ...(passkeys !== undefined && { passkeys }) }
}

function descriptors({ data }: ConsoleUserRow) {
  return (data.passkeys ?? []).map(({ id, transports }) => ({ id, transports: [...transports] }))
}
