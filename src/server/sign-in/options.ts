import type { ToolContext } from '../../app/tool/context.ts'
import type { OneTimeLinks } from '../../app/users/one-time-links.ts'
import type { Admission } from '../api/admit.ts'
import type { OidcSignIn } from './oidc/oidc-sign-in.ts'

export interface SignInOptions extends Pick<Admission, 'hosts'> {
  readonly db: ToolContext['db']
  /** Seals the secrets of authenticator apps. */
  readonly master: Uint8Array
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Address under which browsers know the server, where a proxy stands in front. */
  readonly publicUrl?: URL
  /** Signs in whoever started the server. */
  readonly links?: OneTimeLinks
  /** The company's identity provider. */
  readonly oidc?: OidcSignIn
  /** Gets what is a bug; whoever asked learns nothing of it. */
  readonly onError: (error: unknown, call: { readonly operation: string }) => void
}
