import { addCookies } from './visit.ts'

/** Sends a browser to a path of this site. */
export function redirect(path: string, cookies: readonly string[] = []): Response {
  const headers = { location: path, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
  return addCookies(new Response(null, { status: 303, headers }), cookies)
}

/** The path to go to after signing in: of this site, not of the API, else the start page. */
export function safePath(wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined || wanted.length > 2000) return '/'
  // Browsers read `/\` and `/<tab>/` like `//`, which names another host.
  if (!/^\/(?![/\\])[\u0021-\u005B\u005D-\u007E]*$/.test(wanted)) return '/'
  const base = 'http://plinth.invalid'
  const url = URL.parse(wanted, base)
  if (url === null || url.origin !== base) return '/'
  if (/^\/(api|sign-in)(\/|$)/.test(url.pathname) || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
