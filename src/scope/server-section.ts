import { z } from 'zod'

const wrongAccount = 'must be an account of 12 digits, or * for every account'
const group = z.string().min(1).max(256)
const role = z.enum(['reader', 'contributor', 'owner', 'admin'])
const account = z
  .union([
    z.string().regex(/^(\d{12}|\*)$/, wrongAccount),
    z.int(wrongAccount).min(100_000_000_000, wrongAccount).max(999_999_999_999, wrongAccount),
  ])
  .transform(String)
  .describe('12 digits, or `*` for every account.')

/** A group of the identity provider, and what its members may do. */
export const oidcRole = z.strictObject({ group, role, account })
export type OidcRole = z.output<typeof oidcRole>

/** How people sign in at the company's identity provider. */
export const oidcSettings = z.strictObject({
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, 'must be https, except on this machine')
    .describe('Issuer: the address below which .well-known/openid-configuration is.'),
  clientId: z.string().min(1).max(256).describe('Client id that the provider knows Plinth by.'),
  name: z.string().trim().min(1).max(64).default('Single sign-on').describe('Words on the button.'),
  scopes: z
    .array(z.string().regex(/^[\u0021\u0023-\u005B\u005D-\u007E]{1,128}$/))
    .default(['openid', 'profile', 'email'])
    .describe('Scopes to ask for; `openid` is always among them.'),
  groupClaim: z
    .string()
    .min(1)
    .max(128)
    .default('groups')
    .describe('Claim that names the groups of a person.'),
  roles: z
    .array(oidcRole)
    .min(1, 'must map at least one group to a role')
    .max(1000)
    .describe('Groups and what they may do. Who is in none of them is refused.'),
})

/** The section `server` of `plinth.yaml`. */
export const serverSection = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .refine((text) => URL.parse(text)?.pathname === '/', 'must be an address without a path')
    .optional()
    .describe('Address of the console for browsers, behind a proxy with TLS.'),
  oidc: oidcSettings
    .optional()
    .describe('Sign-in at an OpenID Connect provider. The client secret is never in this file.'),
})

/** What `plinth.yaml` says of the server. */
export type ServerSection = z.output<typeof serverSection>

function isSafe(issuer: string): boolean {
  const { protocol, hostname } = URL.parse(issuer) ?? { protocol: '', hostname: '' }
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
