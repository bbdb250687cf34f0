import { z } from 'zod'
import {
  addUser,
  type AdministeredUser,
  changeUser,
  listAdministered,
} from '../../../app/users/administer.ts'
import { userNameForm } from '../../../app/users/users.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { id, nothing } from './shared.ts'

const role = z.enum(['reader', 'contributor', 'owner', 'admin'])
const grant = z.strictObject({
  account: z
    .string()
    .regex(/^(\d{12}|\*)$/, 'must be 12 digits, or * for every account')
    .describe('12 digits, or * for every account'),
  role,
})
const grants = z.array(grant).min(1).max(1000).readonly()
const password = z.string().max(1024)
const status = z.enum(['ACTIVE', 'DISABLED'])

export const user = z.object({
  id: z.string(),
  name: z.string(),
  status,
  grants: z.array(grant).readonly().describe('In accounts that the caller administers'),
  mine: z.boolean().describe('Whether the caller may change the user'),
  password: z.boolean(),
  totp: z.boolean(),
  passkeys: z.int(),
  oidc: z.boolean().describe('An identity provider says how the user signs in'),
  created: z.iso.datetime(),
  signedIn: z.iso.datetime().optional(),
})

/** Users of the console, for administrators. */
export const userRoutes: readonly Route[] = [
  defineRoute({
    name: 'listUsers',
    path: '/api/users',
    summary: 'Users with a role in accounts that the caller administers, oldest first.',
    parameters: nothing,
    query: nothing,
    reply: z.object({ items: z.array(user).readonly() }),
    run: async (context) => ({ items: (await listAdministered(context)).map(show) }),
  }),
  defineRoute({
    name: 'createUser',
    method: 'POST',
    path: '/api/users',
    summary: 'Adds a user of the console.',
    parameters: nothing,
    query: nothing,
    body: z.strictObject({
      name: z.string().regex(userNameForm, 'must be letters, digits and + = , . @ _ -, at most 64'),
      password,
      grants,
    }),
    reply: user,
    run: async (context, _, body) => show(await addUser(context, body)),
  }),
  defineRoute({
    name: 'changeUser',
    method: 'PATCH',
    path: '/api/users/{id}',
    summary: 'Changes roles, status, password or factors of a user, whose sessions end.',
    parameters: z.object({ id: id.describe('User') }),
    query: nothing,
    body: z.strictObject({
      status: status.optional(),
      grants: grants.optional(),
      password: password.optional(),
      resetFactors: z
        .literal(true)
        .optional()
        .describe('Take authenticator app, passkeys and recovery codes away'),
    }),
    reply: user,
    run: async (context, given, { status, grants, password, resetFactors }) =>
      show(
        await changeUser(context, given.id, {
          ...(status !== undefined && { status }),
          ...(grants !== undefined && { grants }),
          ...(password !== undefined && { password }),
          ...(resetFactors !== undefined && { resetFactors }),
        }),
      ),
  }),
]

function show({ created, signedIn, ...user }: AdministeredUser) {
  return {
    ...user,
    created: new Date(created).toISOString(),
    ...(signedIn !== undefined && { signedIn: new Date(signedIn).toISOString() }),
  }
}
