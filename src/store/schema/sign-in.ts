import type { Json, Kept } from './row.ts'

/** Someone who signs in to the console. */
export interface ConsoleUserRow extends Kept {
  /** 32 hex. */
  readonly id: string
  /** The account whose audit chain records what happens to the user; also where the user starts. */
  readonly account: string
  readonly name: string
  /** `foldName(name)`: unique. */
  readonly folded: string
  readonly status: 'ACTIVE' | 'DISABLED'
  /** Digest of issuer and subject where an identity provider knows the user: unique; else null. */
  readonly identity: string | null
  readonly data: ConsoleUserData
}

/** A role in one account, or in `*`: every account of the installation. */
export interface Grant {
  readonly account: string
  readonly role: 'reader' | 'contributor' | 'owner' | 'admin'
}

/** How someone signed in. */
export type SignInWay = 'password' | 'passkey' | 'oidc' | 'link'

export interface ConsoleUserData {
  readonly grants: readonly Grant[]
  /** Argon2id in the PHC string form; absent: no password works. */
  readonly password?: string
  /** The sealed secret, and the last time step whose code was used. */
  readonly totp?: { readonly sealed: string; readonly step: number }
  readonly passkeys?: readonly StoredPasskey[]
  /** Digests of unused recovery codes. */
  readonly recovery?: readonly string[]
  readonly signedIn?: { readonly at: number; readonly how: SignInWay }
}

export interface StoredPasskey {
  /** Credential id, base64url. */
  readonly id: string
  /** COSE key, base64url. */
  readonly key: string
  /** Name that its owner gave it. */
  readonly name: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly created: number
  readonly used?: number
}

/** A signed-in browser. Not audited row by row: the sign-in is, and what is done with it. */
export interface ConsoleSessionRow {
  /** SHA-256 of the token in the cookie, in hex: who reads the store cannot use it. */
  readonly id: string
  /** Id of the user. */
  readonly holder: string
  readonly account: string
  readonly region: string
  readonly created: number
  /** Last use, to the minute. */
  readonly seen: number
  /** The end, however much it is used. */
  readonly expires: number
  readonly data: {
    readonly how: SignInWay
    readonly agent?: string
    readonly address?: string
  }
}

/** A sign-in or an enrolment that waits for its next step: short-lived, used once. */
export interface SignInStepRow {
  /** SHA-256 of the token in the cookie, in hex. */
  readonly id: string
  readonly kind: string
  readonly expires: number
  /** Wrong answers so far. */
  readonly tries: number
  readonly data: { readonly [key: string]: Json }
}

/** Sign-in attempts of one name or address in a window of time. */
export interface SignInAttemptRow {
  /** Digest of what is counted. */
  readonly subject: string
  /** Start of the window. */
  readonly since: number
  readonly count: number
}
