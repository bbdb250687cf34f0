import { z } from 'zod'
import type { Route } from './define-route.ts'
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
        'What the Well-Architected API cannot say: runs, evidence, contradictions, coverage, plans and comparisons.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: describeRoute(route) }])),
    components: {
      securitySchemes: {
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

function describeRoute(route: Route): object {
  return {
    operationId: route.name,
    summary: route.summary,
    parameters: [
      ...parametersOf(route.parameters, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.paged ? parametersOf(pageQuery, 'query') : []),
      ...parametersOf(placeQuery, 'query'),
    ],
    responses: {
      '200': {
        description: 'The answer.',
        content: { 'application/json': { schema: schemaOf(route.reply) } },
      },
      ...Object.fromEntries(
        problems.map(([status, description]) => [status, refusal(description)]),
      ),
    },
  }
}

const problems = [
  ['400', 'A parameter does not fit.'],
  ['401', 'The token is missing or wrong.'],
  ['403', 'The name in Host or the origin is refused.'],
  ['404', 'There is no such thing.'],
  ['500', 'A bug in Plinth.'],
] as const

function refusal(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  return { description, content: { 'application/json': { schema } } }
}

function parametersOf({ shape }: z.ZodObject<z.ZodRawShape>, where: 'path' | 'query') {
  return Object.entries(shape).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type)
    const required = where === 'path' || !z.safeParse(z.object({ [name]: type }), {}).success
    return { name, in: where, required, description, schema }
  })
}

function schemaOf(type: z.core.$ZodType): z.core.JSONSchema.JSONSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'output' })
  return schema
}
