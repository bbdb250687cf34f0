import type { KeyFacts } from './facts.ts'

/** Claims that IAM puts into requests for every OpenID Connect provider. Source: IAM and STS condition keys, web identity. */
const claims: ReadonlyMap<string, boolean> = new Map([
  ['amr', true],
  ['aud', false],
  ['azp', false],
  ['email', false],
  ['oaud', false],
  ['sub', false],
])

/**
 * A condition key of an identity provider: `token.actions.githubusercontent.com:sub`, `auth.example.com/tenant:aud`. The
 * prefix is the provider's URL without scheme, hence a domain name.
 */
export function readProviderKey(folded: string): KeyFacts | undefined {
  const colon = folded.lastIndexOf(':')
  if (!isProvider(folded.slice(0, Math.max(0, colon)))) return undefined
  const multivalued = claims.get(folded.slice(colon + 1))
  if (multivalued === undefined) return undefined
  return { name: folded, type: 'String', multivalued, global: false }
}

/** Whether a text is the URL of an identity provider, without its scheme. */
export function isProvider(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/[^\s*?]*)?$/i.test(text)
}
