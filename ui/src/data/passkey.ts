import { signInStep, type SessionState, changeSecurity, type RecoveryCodes } from './session.ts'
import { write } from './http.ts'

/** Signs in with a passkey of this device. @throws where the person or the server refuses */
export async function signInWithPasskey(): Promise<SessionState> {
  const wanted = await write<PublicKeyCredentialRequestOptionsJSON>(
    'POST',
    '/api/session/passkey/begin',
    {},
  )
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(wanted)
  const credential = await navigator.credentials.get({ publicKey })
  return signInStep('passkey/finish', { response: jsonOf(credential) })
}

/** Makes a passkey on this device. */
export async function addPasskey(name: string): Promise<RecoveryCodes> {
  const wanted = await changeSecurity<PublicKeyCredentialCreationOptionsJSON>(
    'POST',
    'passkeys/begin',
    {},
  )
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(wanted)
  const credential = await navigator.credentials.create({ publicKey })
  return changeSecurity<RecoveryCodes>('POST', 'passkeys/finish', {
    name,
    response: jsonOf(credential),
  })
}

/** Whether this browser has passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was chosen.')
  return credential.toJSON()
}
