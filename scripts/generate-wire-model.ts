// Writes a service model for the wire from a botocore `service-2.json`: names, HTTP bindings, shapes and constraints,
// no prose. Run by hand when AWS publishes a newer model:
//   node scripts/generate-wire-model.ts path/to/service-2.json > catalog/generated/wellarchitected.model.json
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const memberRef = z.object({
  shape: z.string(),
  location: z.enum(['uri', 'querystring', 'header']).optional(),
  locationName: z.string().optional(),
  idempotencyToken: z.boolean().optional(),
})
const shapeSource = z.object({
  type: z.string(),
  required: z.array(z.string()).optional(),
  members: z.record(z.string(), memberRef).optional(),
  member: memberRef.optional(),
  key: memberRef.optional(),
  value: memberRef.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  timestampFormat: z.string().optional(),
  document: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  error: z.object({ httpStatusCode: z.number() }).optional(),
})
const operationSource = z.object({
  name: z.string(),
  http: z.object({ method: z.string(), requestUri: z.string(), responseCode: z.number() }),
  input: z.object({ shape: z.string() }).optional(),
  output: z.object({ shape: z.string() }).optional(),
  errors: z.array(z.object({ shape: z.string() })).optional(),
  readonly: z.boolean().optional(),
})
const source = z.object({
  metadata: z.object({
    apiVersion: z.string(),
    serviceId: z.string(),
    signingName: z.string(),
    protocol: z.literal('rest-json'),
  }),
  operations: z.record(z.string(), operationSource),
  shapes: z.record(z.string(), shapeSource),
})
type Source = z.infer<typeof source>
type MemberRef = z.infer<typeof memberRef>

const places = { uri: 'label', querystring: 'query', header: 'header' } as const

/** The wire model of a service as JSON text, one operation or shape a line. */
export function generateWireModel(text: string): string {
  const service = source.parse(JSON.parse(text))
  const { apiVersion, serviceId, signingName } = service.metadata
  return `{
"origin": "botocore ${signingName}/${apiVersion}/service-2.json, Apache-2.0, without its documentation; see NOTICE",
"service": ${JSON.stringify({ id: serviceId, signingName, apiVersion })},
"operations": ${writeLines(service.operations, (_, operation) => operationOf(operation, service))},
"shapes": ${writeLines(service.shapes, (_, shape) => shapeOf(shape))}
}
`
}

function writeLines<T>(record: Record<string, T>, convert: (name: string, value: T) => unknown) {
  const lines = Object.entries(record)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(convert(name, value))}`)
  return `{\n${lines.join(',\n')}\n}`
}

function operationOf(operation: z.infer<typeof operationSource>, service: Source): unknown {
  const input = service.shapes[operation.input?.shape ?? '']
  const output = service.shapes[operation.output?.shape ?? '']
  const members = Object.entries(input?.members ?? {})
  const named = (name: string) => members.find(([member]) => member.toLowerCase() === name)?.[0]
  const inputToken = named('nexttoken')
  const limit = named('maxresults')
  const outputToken = Object.keys(output?.members ?? {}).find(
    (member) => member.toLowerCase() === 'nexttoken',
  )
  return {
    method: operation.http.method,
    uri: operation.http.requestUri,
    status: operation.http.responseCode,
    input: operation.input?.shape,
    output: operation.output?.shape,
    errors: operation.errors?.map((error) => error.shape),
    readonly: reads(operation) ? true : undefined,
    idempotencyToken: members.find(([, member]) => member.idempotencyToken === true)?.[0],
    pages:
      inputToken !== undefined && limit !== undefined && outputToken !== undefined
        ? { inputToken, limit, outputToken }
        : undefined,
  }
}

/** Whether the operation changes nothing: lists with filters are POSTs, so the name has a say. */
function reads({ name, http, readonly }: z.infer<typeof operationSource>): boolean {
  return readonly === true || http.method === 'GET' || /^(?:Get|List)[A-Z]/.test(name)
}

function shapeOf(shape: z.infer<typeof shapeSource>): unknown {
  return {
    type: shape.document === true ? 'document' : shape.type,
    required: shape.required,
    members:
      shape.members === undefined || shape.document === true
        ? undefined
        : Object.fromEntries(
            Object.entries(shape.members).map(([name, ref]) => [name, memberOf(name, ref)]),
          ),
    member: shape.member?.shape,
    key: shape.key?.shape,
    value: shape.value?.shape,
    min: shape.min,
    max: shape.max,
    pattern: shape.pattern,
    enum: shape.enum,
    timestampFormat: shape.timestampFormat,
    sensitive: shape.sensitive,
    status: shape.error?.httpStatusCode,
  }
}

function memberOf(name: string, ref: MemberRef): unknown {
  const wireName = ref.locationName ?? name
  return {
    shape: ref.shape,
    in: ref.location === undefined ? undefined : places[ref.location],
    wireName: wireName === name ? undefined : wireName,
  }
}

const [, entry, input] = process.argv
if (entry !== undefined && import.meta.url === pathToFileURL(entry).href) {
  if (input === undefined) throw new Error('Give the path of a botocore service-2.json.')
  process.stdout.write(generateWireModel(readFileSync(input, 'utf8')))
}
