import { isConstant } from '../../../lib/constant.ts'
import type { ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import { isRecord } from './parse-json-body.ts'
import { formatTimestamp } from './timestamp.ts'

/** Where in the output the writer is, for the message of a bug. */
type Path = (string | number)[]

/**
 * The JSON text of an operation's output: members of the model only, unset ones left out, `{}` for no output.
 * A value of another type than its shape is a bug of the handler and throws. Constants are written once.
 */
export function writeOutput(
  model: ServiceModel,
  shapeName: string | undefined,
  output: unknown,
): string {
  if (shapeName === undefined) return '{}'
  return write(model, model.shape(shapeName), output, [shapeName])
}

function write(model: ServiceModel, shape: Shape, value: unknown, path: Path): string {
  switch (shape.type) {
    case 'document':
      return JSON.stringify(value)
    case 'structure':
      return isRecord(value) ? writeStructure(model, shape, value, path) : fail(path, shape)
    case 'list':
      return Array.isArray(value) ? writeList(model, shape, value, path) : fail(path, shape)
    case 'map':
      return isRecord(value) ? writeMap(model, shape, value, path) : fail(path, shape)
    case 'timestamp':
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) return fail(path, shape)
      return JSON.stringify(formatTimestamp(value, shape))
    case 'integer':
      return Number.isInteger(value) ? String(value) : fail(path, shape)
    case 'double':
      return Number.isFinite(value) ? String(value) : fail(path, shape)
    case 'string':
    case 'boolean':
      return typeof value === shape.type ? JSON.stringify(value) : fail(path, shape)
  }
}

function writeStructure(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): string {
  let text = ''
  for (const { name, key, shape: inner } of membersOf(model, shape)) {
    const each = Object.hasOwn(value, name) ? value[name] : undefined
    if (each === undefined || each === null) continue
    path.push(name)
    text += `${text === '' ? '' : ','}${key}${write(model, inner, each, path)}`
    path.pop()
  }
  return `{${text}}`
}

const written = new WeakMap<object, { readonly shape: Shape; readonly text: string }>()

function writeList(
  model: ServiceModel,
  shape: Shape,
  value: readonly unknown[],
  path: Path,
): string {
  const known = written.get(value)
  if (known?.shape === shape) return known.text
  const item = model.shape(shape.member ?? '')
  const items = value.map((each, at) => {
    path.push(at)
    const text = write(model, item, each, path)
    path.pop()
    return text
  })
  const text = `[${items.join(',')}]`
  if (isConstant(value)) written.set(value, { shape, text })
  return text
}

function writeMap(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): string {
  const item = model.shape(shape.value ?? '')
  let text = ''
  for (const key of Object.keys(value)) {
    const each = value[key]
    if (each === undefined || each === null) continue
    path.push(key)
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${write(model, item, each, path)}`
    path.pop()
  }
  return `{${text}}`
}

function fail(path: Path, shape: Shape): never {
  throw new TypeError(`The output ${path.join('.')} must be a ${shape.type}.`)
}
