import { z } from 'zod'
import { bodies, recoveryCodes, security, session } from './schemas.ts'

/** A route of `/api/session…` as the description of the API shows it. */
export interface DescribedSignIn {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/session`; parameters in braces. */
  readonly path: string
  /** Unique, camelCase. */
  readonly name: string
  readonly summary: string
  readonly body?: z.ZodType
  /** `redirect`: the browser is sent on. */
  readonly reply: z.ZodType | 'redirect'
  /** Who may: anyone, with a session and its token for writes, or one that has signed in lately. */
  readonly who: 'anyone' | 'session' | 'fresh'
}

const challenge = z
  .record(z.string(), z.unknown())
  .describe('Options of a WebAuthn call, as JSON; the challenge is in a cookie')
const secret = z.object({
  secret: z.string().describe('Base32; not in force before a code proved it'),
  uri: z.string().describe('otpauth:// for an authenticator app'),
})

function route(
  method: DescribedSignIn['method'],
  path: string,
  name: string,
  summary: string,
  rest: Pick<DescribedSignIn, 'body' | 'reply' | 'who'>,
): DescribedSignIn {
  return { method, path, name, summary, ...rest }
}

/** Everything below `/api/session`. */
export const describedSignIn: readonly DescribedSignIn[] = [
  route('GET', '', 'getSession', 'Who is signed in, or what is still missing.', {
    reply: session,
    who: 'anyone',
  }),
  route('POST', '/password', 'signIn', 'Name and password; a second factor may follow.', {
    body: bodies.password,
    reply: session,
    who: 'anyone',
  }),
  route('POST', '/totp', 'signInWithCode', 'A code of the authenticator app, after the password.', {
    body: bodies.code,
    reply: session,
    who: 'anyone',
  }),
  route('POST', '/recovery-code', 'signInWithRecoveryCode', 'A recovery code, used up by it.', {
    body: bodies.code,
    reply: session,
    who: 'anyone',
  }),
  route('POST', '/passkey/begin', 'beginPasskey', 'What a passkey has to sign.', {
    body: bodies.nothing,
    reply: challenge,
    who: 'anyone',
  }),
  route('POST', '/passkey/finish', 'finishPasskey', 'The answer of a passkey.', {
    body: bodies.passkey,
    reply: session,
    who: 'anyone',
  }),
  route('GET', '/oidc/begin', 'beginOidc', 'To the identity provider.', {
    reply: 'redirect',
    who: 'anyone',
  }),
  route('GET', '/oidc/callback', 'finishOidc', 'Back from the identity provider.', {
    reply: 'redirect',
    who: 'anyone',
  }),
  route('POST', '/sign-out', 'signOut', 'Ends the session.', {
    body: bodies.nothing,
    reply: session,
    who: 'session',
  }),
  route('PUT', '/place', 'changePlace', 'Another account or Region.', {
    body: bodies.place,
    reply: session,
    who: 'session',
  }),
  route('GET', '/security', 'getSecurity', 'How the user signs in, and where from.', {
    reply: security,
    who: 'session',
  }),
  route('PUT', '/security/password', 'changePassword', 'A new password.', {
    body: bodies.newPassword,
    reply: security,
    who: 'fresh',
  }),
  route('POST', '/security/totp/begin', 'beginAuthenticator', 'A secret for an app.', {
    body: bodies.nothing,
    reply: secret,
    who: 'fresh',
  }),
  route('POST', '/security/totp/finish', 'finishAuthenticator', 'A first code of the app.', {
    body: bodies.code,
    reply: recoveryCodes,
    who: 'fresh',
  }),
  route('DELETE', '/security/totp', 'dropAuthenticator', 'Signs in without the app from now on.', {
    reply: security,
    who: 'fresh',
  }),
  route('POST', '/security/passkeys/begin', 'beginNewPasskey', 'What a new passkey has to sign.', {
    body: bodies.nothing,
    reply: challenge,
    who: 'fresh',
  }),
  route('POST', '/security/passkeys/finish', 'finishNewPasskey', 'The new passkey.', {
    body: bodies.newPasskey,
    reply: recoveryCodes,
    who: 'fresh',
  }),
  route('DELETE', '/security/passkeys/{id}', 'dropPasskey', 'Takes a passkey away.', {
    reply: security,
    who: 'fresh',
  }),
  route('POST', '/security/recovery-codes', 'renewRecoveryCodes', 'New ones; old ones end.', {
    body: bodies.nothing,
    reply: recoveryCodes,
    who: 'fresh',
  }),
  route('DELETE', '/security/sessions', 'endOtherSessions', 'Ends all sessions but this.', {
    reply: security,
    who: 'session',
  }),
  route('DELETE', '/security/sessions/{id}', 'endSession', 'Ends one session of the user.', {
    reply: security,
    who: 'session',
  }),
]
