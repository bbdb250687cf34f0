import { z } from 'zod'
import { everyAccount } from './grants.ts'
import type { Grant } from './grants.ts'

const group = z.string().min(1).max(256)
const role = z.enum(['reader', 'contributor', 'owner', 'admin'])
const account = z
  .string()
  .regex(/^(\d{12}|\*)$/, 'must be an account of 12 digits, or * for every account')

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

export interface OidcSettings extends z.output<typeof oidcSettings> {
  /** Absent: a public client, which PKCE protects. */
  readonly clientSecret?: string
}

/** Reads `GROUP=ROLE@ACCOUNT`. @returns undefined where it is none */
export function parseOidcRole(text: string): OidcRole | undefined {
  const parts = /^(.+)=([a-z]+)@(\d{12}|\*)$/s.exec(text.trim())
  const read = oidcRole.safeParse({ group: parts?.[1], role: parts?.[2], account: parts?.[3] })
  return read.success ? read.data : undefined
}

/** What the groups of a person allow. */
export function grantsOf(groups: readonly string[], roles: readonly OidcRole[]): readonly Grant[] {
  const member = new Set(groups)
  return roles
    .filter((mapped) => member.has(mapped.group))
    .map(({ account, role }) => ({ account: account === '*' ? everyAccount : account, role }))
}

function isSafe(issuer: string): boolean {
  const { protocol, hostname } = URL.parse(issuer) ?? { protocol: '', hostname: '' }
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
