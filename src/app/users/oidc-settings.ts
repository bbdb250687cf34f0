import type { z } from 'zod'
import { oidcRole, type OidcRole, oidcSettings } from '../../scope/server-section.ts'
import { everyAccount, type Grant } from './grants.ts'

export { oidcSettings }
export type { OidcRole }

/** How people sign in at the company's identity provider. */
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
