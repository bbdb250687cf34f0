import type { KeyObject } from 'node:crypto'
import { type CredentialScope, signingKey } from './canonical-request.ts'

/** Scopes that are remembered of a key: a client uses one a day, in a Region or two. */
const most = 16

/**
 * Derives signing keys, each once while its access key is remembered. The scope is not proven yet, so that a client may
 * name any: the oldest is forgotten first.
 */
export function rememberSigningKeys(): (
  key: { readonly secret: string },
  scope: CredentialScope,
) => KeyObject {
  const byKey = new WeakMap<object, Map<string, KeyObject>>()
  return (key, scope) => {
    let scopes = byKey.get(key)
    if (scopes === undefined) byKey.set(key, (scopes = new Map()))
    const name = `${scope.day}/${scope.region}/${scope.service}`
    const known = scopes.get(name)
    if (known !== undefined) return known
    const derived = signingKey(key.secret, scope)
    scopes.set(name, derived)
    for (const oldest of scopes.keys()) {
      if (scopes.size <= most) break
      scopes.delete(oldest)
    }
    return derived
  }
}
