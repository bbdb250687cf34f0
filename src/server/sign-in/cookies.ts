import type { Site } from './site.ts'

/** Cookies of the console, and where the browser sends them. */
const kinds = {
  /** The session. */
  plinth_session: { path: '/', sameSite: 'Strict', seconds: 12 * 3600 },
  /** A sign-in that waits for the second factor. */
  plinth_step: { path: '/api/session', sameSite: 'Strict', seconds: 600 },
  /** A passkey or an authenticator app that was asked for. */
  plinth_challenge: { path: '/api/session', sameSite: 'Strict', seconds: 600 },
  /** A sign-in at the identity provider, which comes back from another site. */
  plinth_oidc: { path: '/api/session/oidc', sameSite: 'Lax', seconds: 600 },
} as const

export type CookieName = keyof typeof kinds

/** The value of a cookie; `undefined` where there is none or more than one, which would mean that another site set one. */
export function readCookie(request: Request, name: CookieName): string | undefined {
  const values = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}

/** `Set-Cookie` for a token. */
export function setCookie(name: CookieName, token: string, site: Site): string {
  return cookie(name, token, kinds[name].seconds, site)
}

/** `Set-Cookie` that takes a cookie back. */
export function dropCookie(name: CookieName, site: Site): string {
  return cookie(name, '', 0, site)
}

function cookie(name: CookieName, value: string, seconds: number, { secure }: Site): string {
  const { path, sameSite } = kinds[name]
  const flags = `Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}`
  return `${name}=${value}; ${flags}${secure ? '; Secure' : ''}`
}
