import { z } from 'zod'

const text = z.string()
const time = z.iso.datetime()
const role = z.enum(['reader', 'contributor', 'owner', 'admin'])

/** Ways to sign in here. */
const methods = z.object({
  password: z.literal(true),
  passkey: z.boolean().describe('False when the page is opened by an address: use a name'),
  oidc: z.object({ name: text }).optional(),
})

/** Who is signed in, or what is still missing. */
export const session = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out'), methods }),
  z.object({
    state: z.literal('second-factor'),
    methods,
    factors: z.array(z.enum(['totp', 'passkey', 'recovery-code'])).readonly(),
  }),
  z.object({
    state: z.literal('signed-in'),
    user: z.object({ id: text, name: text, principal: text.describe('ARN') }),
    role: role.describe('In the account of the session'),
    account: text,
    region: text,
    csrf: text.describe('Goes with every write as the header x-plinth-csrf'),
    since: time,
    expires: time,
    accounts: z
      .array(z.object({ account: text, role, regions: z.array(text).readonly() }))
      .readonly()
      .describe('Where the user may go, with the Regions in use'),
    everyAccount: z.boolean().describe('May go to any account'),
    fresh: z.boolean().describe('Signed in lately enough to change how'),
    methods,
  }),
])

/** How the user signs in, and where from. */
export const security = z.object({
  password: z.boolean(),
  totp: z.boolean(),
  recoveryCodes: z.int().describe('Unused ones'),
  oidc: z.boolean(),
  passkeys: z
    .array(z.object({ id: text, name: text, created: time, used: time.optional() }))
    .readonly(),
  sessions: z
    .array(
      z.object({
        id: text,
        current: z.boolean(),
        how: z.enum(['password', 'passkey', 'oidc', 'link']),
        agent: text.optional(),
        address: text.optional(),
        since: time,
        seen: time,
      }),
    )
    .readonly(),
})

/** Shown once; absent where there were codes already. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(text).readonly().optional() })

export type Session = z.output<typeof session>
export type Security = z.output<typeof security>

const name = z.string().min(1).max(64)
const anyPassword = z.string().min(1).max(256)
const base64url = z.string().regex(/^[\w-]*={0,2}$/)

/** Bodies of requests. */
export const bodies = {
  nothing: z.strictObject({}),
  password: z.strictObject({ user: name, password: anyPassword }),
  code: z.strictObject({ code: z.string().min(1).max(64) }),
  place: z.strictObject({
    account: z.string().regex(/^\d{12}$/, 'must be 12 digits'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'must be a Region'),
  }),
  newPassword: z.strictObject({ current: anyPassword.optional(), password: z.string().max(1024) }),
  /** The members that are read; browsers send more. */
  passkey: z.strictObject({
    response: z.looseObject({
      id: base64url.max(1400),
      rawId: base64url.max(1400),
      type: z.literal('public-key'),
      clientExtensionResults: z.looseObject({}),
      response: z.looseObject({
        clientDataJSON: base64url.max(8192),
        authenticatorData: base64url.max(8192),
        signature: base64url.max(4096),
        userHandle: base64url.max(128).optional(),
      }),
    }),
  }),
  newPasskey: z.strictObject({
    name: z.string().trim().min(1).max(64),
    response: z.looseObject({
      id: base64url.max(1400),
      rawId: base64url.max(1400),
      type: z.literal('public-key'),
      clientExtensionResults: z.looseObject({}),
      response: z.looseObject({
        clientDataJSON: base64url.max(8192),
        attestationObject: base64url.max(32_768),
        transports: z.array(z.string().max(32)).max(10).optional(),
      }),
    }),
  }),
} as const
