import { describedSignIn, type DescribedSignIn } from '../sign-in/described.ts'
import { refusals, schemaOf } from './openapi-parts.ts'

/** `/api/session…`, which comes before there is a caller. */
export function sessionPaths(): Readonly<Record<string, object>> {
  const byPath = Map.groupBy(describedSignIn, ({ path }) => `/api/session${path}`)
  return Object.fromEntries(
    [...byPath].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((route) => [route.method.toLowerCase(), describe(route)])),
    ]),
  )
}

function describe({ method, path, name, summary, body, reply, who }: DescribedSignIn): object {
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => ({
    name: id,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const token = {
    name: 'x-plinth-csrf',
    in: 'header',
    required: true,
    description: 'Of `GET /api/session`',
    schema: { type: 'string' },
  }
  return {
    operationId: name,
    summary: who === 'fresh' ? `${summary} Only soon after signing in.` : summary,
    security: who === 'anyone' ? [] : [{ session: [] }],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    parameters: [...ids, ...(who === 'anyone' || method === 'GET' ? [] : [token])],
    responses:
      reply === 'redirect'
        ? { '302': { description: 'The browser is sent on.' }, ...refusals() }
        : {
            '200': {
              description: 'The answer.',
              content: { 'application/json': { schema: schemaOf(reply) } },
            },
            ...refusals(),
            '429': {
              description: 'Too many attempts; `retry-after` says how many seconds to wait.',
            },
          },
  }
}

/** `GET /api/events`. */
export function eventsPath(): Readonly<Record<string, object>> {
  const text = { type: 'string' }
  const change = {
    type: 'object',
    required: ['type', 'subject', 'version', 'at', 'by'],
    properties: {
      type: { ...text, description: 'What was done, as the audit log names it' },
      workload: { ...text, description: 'Absent: of the account' },
      subject: { ...text, description: 'ARN or id' },
      version: {
        type: 'integer',
        description: 'Number of the audit entry; also the id of the event',
      },
      at: { ...text, format: 'date-time' },
      by: text,
    },
  }
  return {
    '/api/events': {
      get: {
        operationId: 'listenToEvents',
        summary:
          'Server-sent events until the session ends: `hello` at the start, `change` for every write that the caller may see, `end` where the session is over. `Last-Event-ID` goes on where a stream broke off.',
        parameters: [
          {
            name: 'workload',
            in: 'query',
            required: false,
            description: 'Only changes of this workload',
            schema: text,
          },
          { name: 'account', in: 'query', required: false, schema: text },
          { name: 'region', in: 'query', required: false, schema: text },
          { name: 'last-event-id', in: 'header', required: false, schema: text },
        ],
        responses: {
          '200': {
            description: 'A stream; the data of each `change` is JSON of this shape.',
            content: { 'text/event-stream': { schema: change } },
          },
          ...refusals(),
          '429': { description: 'Too many streams at a time.' },
        },
      },
    },
  }
}
