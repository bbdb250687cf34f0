import { z } from 'zod'
import type { Route } from './define-route.ts'
import { refusals, schemaOf } from './openapi-parts.ts'
import { eventsPath, sessionPaths } from './openapi-streams.ts'
import { pageQuery, placeQuery } from './read-call.ts'
import { routes } from './routes.ts'
import { problem } from './schemas.ts'

let document: object | undefined

/** The OpenAPI 3.1 description of the API, made from the same schemas that check it. */
export function openApiDocument(): object {
  document ??= {
    openapi: '3.1.0',
    info: {
      title: 'Plinth',
      version: '1',
      description:
        'What the Well-Architected API cannot say: findings, runs, evidence, contradictions, coverage, plans and comparisons. Its own operations are called through `/api/tool`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths: { ...pathsOf(routes), ...toolPath(), ...sessionPaths(), ...eventsPath() },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'plinth_session',
          description:
            'A signed-in user. Writes also carry the header `x-plinth-csrf`, whose value `GET /api/session` gives.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that `plinth serve` prints when it starts.',
        },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  }
  return document
}

/** Path → method → what it does. */
function pathsOf(routes: readonly Route[]): object {
  const byPath = Map.groupBy(routes, ({ path }) => path)
  return Object.fromEntries(
    [...byPath].map(([path, group]) => [
      path,
      Object.fromEntries(
        group.map((route) => [route.method.toLowerCase(), describeRoute(route)] as const),
      ),
    ]),
  )
}

const anyObject = { 'application/json': { schema: { type: 'object' } } }

/** The bridge is described once for all operations: AWS's own model says what each takes. */
function toolPath(): object {
  return {
    '/api/tool/{operation}': {
      post: {
        operationId: 'callTool',
        summary:
          'Any operation of the Well-Architected API with its whole input as one JSON object. The code of a problem is the exception that AWS models.',
        parameters: [
          { name: 'operation', in: 'path', required: true, schema: { type: 'string' } },
          ...parametersOf(placeQuery, 'query'),
        ],
        requestBody: { required: true, content: anyObject },
        responses: { '200': { description: 'The output.', content: anyObject }, ...refusals() },
      },
    },
  }
}

function describeRoute(route: Route): object {
  return {
    operationId: route.name,
    summary: route.summary,
    ...bodyOf(route),
    parameters: [
      ...parametersOf(route.parameters, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.paged ? parametersOf(pageQuery, 'query') : []),
      ...parametersOf(placeQuery, 'query'),
    ],
    responses: {
      '200': {
        description: 'The answer.',
        content:
          route.reply === 'file'
            ? bytes
            : { 'application/json': { schema: schemaOf(route.reply) } },
      },
      ...refusals(),
    },
  }
}

const bytes = {
  'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
}

function bodyOf({ body, upload }: Route): object {
  if (upload !== undefined) return { requestBody: { required: true, content: bytes } }
  if (body === undefined) return {}
  const content = { 'application/json': { schema: schemaOf(body, 'input') } }
  return { requestBody: { required: true, content } }
}

function parametersOf({ shape }: z.ZodObject<z.ZodRawShape>, where: 'path' | 'query') {
  return Object.entries(shape).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type, isTransformed(type) ? 'input' : 'output')
    const required = where === 'path' || !z.safeParse(z.object({ [name]: type }), {}).success
    return { name, in: where, required, description, schema }
  })
}

/** Whether what is sent is another type than what comes of it. */
function isTransformed(type: z.core.$ZodType): boolean {
  const inner = type instanceof z.ZodOptional ? type.unwrap() : type
  return (
    inner instanceof z.ZodPipe || (inner instanceof z.ZodUnion && inner.options.some(isTransformed))
  )
}
