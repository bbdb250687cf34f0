import type { ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import { isRecord } from './parse-json-body.ts'
import { formatTimestamp } from './timestamp.ts'

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
  return JSON.stringify(write(model, model.shape(shapeName), output, shapeName))
}

function write(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'document':
      return value
    case 'structure':
      return writeStructure(model, shape, value, path)
    case 'list':
      if (!Array.isArray(value)) return fail(path, shape)
      return value.map((each: unknown, at) =>
        write(model, model.shape(shape.member ?? ''), each, `${path}.${at}`),
      )
    case 'map':
      if (!isRecord(value)) return fail(path, shape)
      return fromEntries(value, (each, key) =>
        write(model, model.shape(shape.value ?? ''), each, `${path}.${key}`),
      )
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

function writeStructure(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  if (!isRecord(value)) return fail(path, shape)
  return Object.fromEntries(
    membersOf(model, shape)
      .filter(({ name }) => Object.hasOwn(value, name) && isSet(value[name]))
      .map(({ name, wireName, shape }) => [
        wireName,
        write(model, shape, value[name], `${path}.${name}`),
      ]),
  )
}

function fromEntries(
  map: Readonly<Record<string, unknown>>,
  convert: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map)
      .filter(([, value]) => isSet(value))
      .map(([key, value]) => [key, convert(value, key)]),
  )
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null
}

function fail(path: string, shape: Shape): never {
  throw new TypeError(`The output ${path} must be a ${shape.type}.`)
}
