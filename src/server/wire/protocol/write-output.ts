import type { ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import { isRecord } from './parse-json-body.ts'
import { formatTimestamp } from './timestamp.ts'

/** Where in the output the writer is, for the message of a bug. */
type Path = (string | number)[]

/**
 * The JSON text of an operation's output: members of the model only, unset ones left out, `{}` for no output.
 * A value of another type than its shape is a bug of the handler and throws.
 */
export function writeOutput(
  model: ServiceModel,
  shapeName: string | undefined,
  output: unknown,
): string {
  if (shapeName === undefined) return '{}'
  return JSON.stringify(write(model, model.shape(shapeName), output, [shapeName]))
}

function write(model: ServiceModel, shape: Shape, value: unknown, path: Path): unknown {
  switch (shape.type) {
    case 'document':
      return value
    case 'structure':
      return isRecord(value) ? writeStructure(model, shape, value, path) : fail(path, shape)
    case 'list':
      return Array.isArray(value) ? writeList(model, shape, value, path) : fail(path, shape)
    case 'map':
      return isRecord(value) ? writeMap(model, shape, value, path) : fail(path, shape)
    case 'timestamp':
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) return fail(path, shape)
      return formatTimestamp(value, shape)
    case 'integer':
      return Number.isInteger(value) ? value : fail(path, shape)
    case 'double':
      return Number.isFinite(value) ? value : fail(path, shape)
    case 'string':
    case 'boolean':
      return typeof value === shape.type ? value : fail(path, shape)
  }
}

function writeStructure(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): Record<string, unknown> {
  const written: Record<string, unknown> = {}
  for (const member of membersOf(model, shape)) {
    const each = Object.hasOwn(value, member.name) ? value[member.name] : undefined
    if (each === undefined || each === null) continue
    path.push(member.name)
    written[member.wireName] = write(model, member.shape, each, path)
    path.pop()
  }
  return written
}

function writeList(
  model: ServiceModel,
  shape: Shape,
  value: readonly unknown[],
  path: Path,
): unknown[] {
  const item = model.shape(shape.member ?? '')
  return value.map((each, at) => {
    path.push(at)
    const written = write(model, item, each, path)
    path.pop()
    return written
  })
}

/** `Object.fromEntries` defines own properties, so a key `__proto__` is a key like any other. */
function writeMap(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): Record<string, unknown> {
  const item = model.shape(shape.value ?? '')
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null)
  return Object.fromEntries(
    entries.map(([key, each]) => {
      path.push(key)
      const written = write(model, item, each, path)
      path.pop()
      return [key, written]
    }),
  )
}

function fail(path: Path, shape: Shape): never {
  throw new TypeError(`The output ${path.join('.')} must be a ${shape.type}.`)
}
