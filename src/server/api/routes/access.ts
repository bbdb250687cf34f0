import { z } from 'zod'
import { getExposure } from '../../../app/access-pages/exposure.ts'
import { getMatrix } from '../../../app/access-pages/matrix.ts'
import { getPaths } from '../../../app/access-pages/paths.ts'
import { getPolicies } from '../../../app/access-pages/policies.ts'
import { listSubjects } from '../../../app/access-pages/subjects.ts'
import { getWhoCan } from '../../../app/access-pages/who-can.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { manyOf } from '../read-call.ts'
import {
  accessExposure,
  accessMatrix,
  accessPaths,
  accessPolicies,
  accessSubjects,
  accessWhoCan,
} from '../schemas-access.ts'
import { nothing } from './shared.ts'

const action = z
  .string()
  .max(128)
  .regex(/^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/, 'must be service:Action')
const resource = z
  .string()
  .max(2048)
  .regex(/^(?:\*$|arn:)/, 'must be an ARN or *')
const principal = z.string().min(1).max(2048)
const context = manyOf(
  z
    .string()
    .max(2048)
    .regex(/^[^=\s]+=/, 'must be key=value'),
).describe('What is known of the request, key=value; everything else is unknown')

function contextOf(pairs: readonly string[] = []): Record<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const pair of pairs) {
    const [key = ''] = pair.split('=', 1)
    values.set(key, [...(values.get(key) ?? []), pair.slice(key.length + 1)])
  }
  return Object.fromEntries(values)
}

/** Who can do what, in what the newest runs of the account saw. */
export const accessRoutes: readonly Route[] = [
  defineRoute({
    name: 'listAccessSubjects',
    path: '/api/access',
    summary: 'Whom and what questions about access can be about.',
    parameters: nothing,
    query: nothing,
    reply: accessSubjects,
    run: (context) => listSubjects(context),
  }),
  defineRoute({
    name: 'getWhoCan',
    path: '/api/access/who-can',
    summary: 'Who can, or may, do something, with the statement that lets each.',
    parameters: nothing,
    query: z.strictObject({ action, resource, context }),
    reply: accessWhoCan,
    run: (given, { context: known, ...question }) =>
      getWhoCan(given, { ...question, context: contextOf(known) }),
  }),
  defineRoute({
    name: 'getAccessMatrix',
    path: '/api/access/matrix',
    summary: 'Everyone who can do something with a resource, by action.',
    parameters: nothing,
    query: z.strictObject({
      resource,
      action: z
        .array(action)
        .max(12)
        .optional()
        .describe('Columns, instead of those that matter most'),
      context,
    }),
    reply: accessMatrix,
    run: (given, { resource: on, action: actions, context: known }) =>
      getMatrix(given, { resource: on, actions, context: contextOf(known) }),
  }),
  defineRoute({
    name: 'getExposure',
    path: '/api/access/exposure',
    summary: 'Resources that are open beyond their account, widest first.',
    parameters: nothing,
    query: nothing,
    reply: accessExposure,
    run: (context) => getExposure(context),
  }),
  defineRoute({
    name: 'getEscalationPaths',
    path: '/api/access/paths',
    summary: 'Ways by which identities come by rights that nobody meant them to have.',
    parameters: nothing,
    query: z.strictObject({
      from: principal.optional().describe('ARN of an identity; all without it'),
      to: z
        .string()
        .max(2048)
        .regex(/^(?:admin$|sensitive$|arn:)/, 'must be admin, sensitive or an ARN')
        .default('admin'),
    }),
    reply: accessPaths,
    run: (context, given) => getPaths(context, given),
  }),
  defineRoute({
    name: 'getAccessPolicies',
    path: '/api/access/policies',
    summary:
      'The policies of a principal, or of a resource; with an action and a resource also what they decide.',
    parameters: nothing,
    query: z.strictObject({
      principal,
      action: action.optional(),
      resource: resource.optional().describe('Default *'),
      context,
    }),
    reply: accessPolicies,
    run: (given, { principal: who, action: what, resource: on = '*', context: known }) =>
      getPolicies(
        given,
        who,
        what === undefined ? undefined : { action: what, resource: on, context: contextOf(known) },
      ),
  }),
]
