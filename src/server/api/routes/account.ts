import { z } from 'zod'
import {
  createAccountKey,
  listAccountKeys,
  revokeAccountKey,
} from '../../../app/keys/account-keys.ts'
import { listAudit } from '../../../app/tool/audit.ts'
import { userOf } from '../../../app/tool/user-of.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { accessKey, auditLine, issuedKey } from '../schemas-home.ts'
import { pageOf } from '../schemas.ts'
import { id, moment, nothing, pageReply } from './shared.ts'

/** What belongs to an account as a whole. */
export const accountRoutes: readonly Route[] = [
  defineRoute({
    name: 'listAudit',
    path: '/api/audit',
    summary: 'The audit log, newest first: of a workload, or of the whole account for its owners.',
    paged: true,
    parameters: nothing,
    query: z.strictObject({
      workload: id.optional(),
      action: z.string().max(128).optional().describe('E.g. UpdateAnswer'),
      actor: z.string().max(2048).optional().describe('Principal'),
      from: moment.optional(),
      before: moment.optional(),
    }),
    reply: pageOf(auditLine),
    run: async (context, query) => pageReply(await listAudit(context, query)),
  }),
  defineRoute({
    name: 'listKeys',
    path: '/api/keys',
    summary: 'Access keys of the account, oldest first; for administrators.',
    parameters: nothing,
    query: nothing,
    reply: z.object({ items: z.array(accessKey).readonly() }),
    run: async (context) => ({
      items: (await listAccountKeys(context)).map((key) => ({
        id: key.id,
        user: userOf(key.principal),
        role: key.role,
        status: statusOf(key, context.now),
        created: new Date(key.created).toISOString(),
        expires: key.expires === null ? undefined : new Date(key.expires).toISOString(),
      })),
    }),
  }),
  defineRoute({
    name: 'createKey',
    method: 'POST',
    path: '/api/keys',
    summary: 'Issues an access key, whose secret is shown this once.',
    parameters: nothing,
    query: nothing,
    body: z.strictObject({
      user: z.string().regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a user'),
      role: z.enum(['reader', 'contributor', 'owner', 'admin']),
      expires: moment.optional(),
      token: z
        .string()
        .min(1)
        .max(2048)
        .optional()
        .describe('Asked for again with the same token, within a day, the same key is given'),
    }),
    reply: issuedKey,
    run: async (context, _, body) => {
      const key = await createAccountKey(context, context.master, body)
      return { id: key.accessKeyId, secret: key.secretAccessKey, principal: key.principalArn }
    },
  }),
  defineRoute({
    name: 'revokeKey',
    method: 'DELETE',
    path: '/api/keys/{key}',
    summary: 'Revokes an access key at once.',
    parameters: z.object({
      key: z.string().regex(/^AKIA[A-Z2-7]{16}$/, 'must be the id of a key'),
    }),
    query: nothing,
    reply: z.object({ revoked: z.string() }),
    run: async (context, { key }) => {
      await revokeAccountKey(context, key)
      return { revoked: key }
    },
  }),
]

function statusOf(
  { status, expires }: { readonly status: 'ACTIVE' | 'REVOKED'; readonly expires: number | null },
  now: number,
) {
  if (status === 'REVOKED') return 'revoked' as const
  return expires !== null && expires <= now ? ('expired' as const) : ('active' as const)
}
