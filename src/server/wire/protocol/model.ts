import { z } from 'zod'

const memberSchema = z.object({
  shape: z.string(),
  /** Where in the HTTP request; in the JSON body when absent. */
  in: z.enum(['label', 'query', 'header']).optional(),
  /** Name in the message when it differs from the member's. */
  wireName: z.string().optional(),
})

const shapeSchema = z.object({
  type: z.enum([
    'structure',
    'list',
    'map',
    'string',
    'integer',
    'double',
    'boolean',
    'timestamp',
    'document',
  ]),
  required: z.array(z.string()).optional(),
  members: z.record(z.string(), memberSchema).optional(),
  member: z.string().optional(),
  key: z.string().optional(),
  value: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  timestampFormat: z.literal('iso8601').optional(),
  /** Never shown in messages or logs. */
  sensitive: z.boolean().optional(),
  /** HTTP status of an error shape. */
  status: z.number().optional(),
})

const operationSchema = z.object({
  method: z.string(),
  uri: z.string(),
  status: z.number(),
  input: z.string().optional(),
  output: z.string().optional(),
  errors: z.array(z.string()).optional(),
  readonly: z.literal(true).optional(),
  /** The input member that makes a retry harmless. */
  idempotencyToken: z.string().optional(),
  pages: z
    .object({ inputToken: z.string(), limit: z.string(), outputToken: z.string() })
    .optional(),
})

const serviceSchema = z.object({
  service: z.object({ id: z.string(), signingName: z.string(), apiVersion: z.string() }),
  operations: z.record(z.string(), operationSchema),
  shapes: z.record(z.string(), shapeSchema),
})

export type MemberRef = z.infer<typeof memberSchema>
export type Shape = z.infer<typeof shapeSchema> & {
  readonly name: string
  /** `pattern`, anchored: the whole string must match. */
  readonly regex?: RegExp
}
export type OperationModel = z.infer<typeof operationSchema> & { readonly name: string }

/** A restJson1 service: its operations and shapes, without a word about what they mean. */
export interface ServiceModel {
  readonly service: z.infer<typeof serviceSchema>['service']
  readonly operations: ReadonlyMap<string, OperationModel>
  /** Throws for a name the model lacks, which is a broken model. */
  readonly shape: (name: string) => Shape
  readonly hasShape: (name: string) => boolean
}

/** Reads a committed `*.model.json`; throws when it is not one. */
export function parseServiceModel(json: unknown): ServiceModel {
  const { service, operations, shapes } = serviceSchema.parse(json)
  const byName = new Map(
    Object.entries(shapes).map(([name, shape]): [string, Shape] => [
      name,
      {
        ...shape,
        name,
        ...(shape.pattern === undefined
          ? {}
          : { regex: new RegExp(`^(?:${shape.pattern})$`, 'u') }),
      },
    ]),
  )
  return {
    service,
    operations: new Map(
      Object.entries(operations).map(([name, operation]) => [name, { ...operation, name }]),
    ),
    hasShape: (name) => byName.has(name),
    shape: (name) => {
      const shape = byName.get(name)
      if (shape === undefined) throw new Error(`The service model has no shape ${name}.`)
      return shape
    },
  }
}

export interface Member {
  readonly name: string
  readonly wireName: string
  /** The name in JSON text, with the colon after it. */
  readonly key: string
  readonly in: MemberRef['in']
  readonly shape: Shape
}

const membersByShape = new WeakMap<Shape, readonly Member[]>()

/** The members of a structure with their shapes, in the order of the model. */
export function membersOf(model: ServiceModel, shape: Shape): readonly Member[] {
  const known = membersByShape.get(shape)
  if (known !== undefined) return known
  const members = Object.entries(shape.members ?? {}).map(([name, member]) => {
    const wireName = member.wireName ?? name
    const key = `${JSON.stringify(wireName)}:`
    return { name, wireName, key, in: member.in, shape: model.shape(member.shape) }
  })
  membersByShape.set(shape, members)
  return members
}
