import { isIP } from 'node:net'
import { loopbackHosts } from '../api/admit.ts'

/** The site as the browser sees it. */
export interface Site {
  /** Scheme, host and port. */
  readonly origin: string
  /** Host name without port; an IPv6 address in brackets. */
  readonly name: string
  /** Whether cookies are for HTTPS only. */
  readonly secure: boolean
  /** Whether it is called by a name of this machine. */
  readonly loopback: boolean
}

/**
 * The site that a request is for. By a name that is not of this machine it is HTTPS, as a proxy makes it, unless the
 * configured address says otherwise.
 */
export function siteOf(request: Request, publicUrl?: URL): Site {
  const host = request.headers.get('host')?.toLowerCase() ?? ''
  const name = host.replace(/:\d{1,5}$/, '')
  const loopback = loopbackHosts.includes(name)
  const scheme = publicUrl?.host === host ? publicUrl.protocol : loopback ? 'http:' : 'https:'
  return { origin: `${scheme}//${host}`, name, secure: scheme === 'https:', loopback }
}

/** Whether browsers allow passkeys there: not for addresses. */
export function takesPasskeys({ name }: Site): boolean {
  return !name.startsWith('[') && isIP(name) === 0
}

/** Whether a connection comes from this machine. */
export function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === '::1'
}
