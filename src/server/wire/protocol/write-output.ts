import { isConstant } from '../../../lib/constant.ts'
import type { ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import { isRecord } from './parse-json-body.ts'
import { formatTimestamp } from './timestamp.ts'

/** Gives the JSON text of a value. */
type Write = (value: unknown) => string

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
  try {
    return writerOf(model, model.shape(shapeName))(output)
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error
    const path = [shapeName, ...error.path.toReversed()].join('.')
    throw new TypeError(`The output ${path} must be a ${error.shape.type}.`, { cause: error })
  }
}

/** Where in the output a value is not of its shape, from the inside out. */
class Mismatch extends Error {
  readonly path: (string | number)[] = []
  readonly shape: Shape

  constructor(shape: Shape) {
    super()
    this.shape = shape
  }
}

/** Tells where it was, on the way of an error out. */
function at(error: unknown, place: string | number): unknown {
  if (error instanceof Mismatch) error.path.push(place)
  return error
}

const writers = new WeakMap<Shape, Write>()

/** Made once for each shape: a list of fifty has thousands of values. Shapes may hold themselves. */
function writerOf(model: ServiceModel, shape: Shape): Write {
  const known = writers.get(shape)
  if (known !== undefined) return known
  let made: Write | undefined
  writers.set(shape, (value) => (made ?? fail(shape))(value))
  made = makeWriter(model, shape)
  writers.set(shape, made)
  return made
}

function makeWriter(model: ServiceModel, shape: Shape): Write {
  switch (shape.type) {
    case 'document':
      return (value) => JSON.stringify(value)
    case 'structure':
      return onceIfConstant(structureWriter(model, shape))
    case 'list':
      return onceIfConstant(listWriter(model, shape))
    case 'map':
      return onceIfConstant(mapWriter(model, shape))
    case 'timestamp':
      return (value) =>
        value instanceof Date && !Number.isNaN(value.getTime())
          ? JSON.stringify(formatTimestamp(value, shape))
          : fail(shape)
    case 'integer':
      return (value) => (Number.isInteger(value) ? String(value) : fail(shape))
    case 'double':
      return (value) => (Number.isFinite(value) ? String(value) : fail(shape))
    case 'string':
      return (value) => (typeof value === 'string' ? JSON.stringify(value) : fail(shape))
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? String(value) : fail(shape))
  }
}

function onceIfConstant(write: Write): Write {
  const written = new WeakMap<object, string>()
  return (value) => {
    if (typeof value !== 'object' || value === null || !isConstant(value)) return write(value)
    const known = written.get(value)
    if (known !== undefined) return known
    const text = write(value)
    written.set(value, text)
    return text
  }
}

function structureWriter(model: ServiceModel, shape: Shape): Write {
  const members = membersOf(model, shape).map((member) => ({
    name: member.name,
    key: member.key,
    write: writerOf(model, member.shape),
  }))
  return (value) => {
    if (!isRecord(value)) return fail(shape)
    let text = ''
    for (const { name, key, write } of members) {
      const each = Object.hasOwn(value, name) ? value[name] : undefined
      if (each === undefined || each === null) continue
      try {
        text += (text === '' ? key : `,${key}`) + write(each)
      } catch (error) {
        throw at(error, name)
      }
    }
    return `{${text}}`
  }
}

function listWriter(model: ServiceModel, shape: Shape): Write {
  const write = writerOf(model, model.shape(shape.member ?? ''))
  return (value) => {
    if (!Array.isArray(value)) return fail(shape)
    let items = ''
    for (const [place, each] of value.entries())
      try {
        items += (place === 0 ? '' : ',') + write(each)
      } catch (error) {
        throw at(error, place)
      }
    return `[${items}]`
  }
}

function mapWriter(model: ServiceModel, shape: Shape): Write {
  const write = writerOf(model, model.shape(shape.value ?? ''))
  const keys = new Map(
    model.shape(shape.key ?? '').enum?.map((key) => [key, `${JSON.stringify(key)}:`]),
  )
  return (value) => {
    if (!isRecord(value)) return fail(shape)
    let text = ''
    for (const key of Object.keys(value)) {
      const each = value[key]
      if (each === undefined || each === null) continue
      const name = keys.get(key) ?? `${JSON.stringify(key)}:`
      try {
        text += (text === '' ? name : `,${name}`) + write(each)
      } catch (error) {
        throw at(error, key)
      }
    }
    return `{${text}}`
  }
}

function fail(shape: Shape): never {
  throw new Mismatch(shape)
}
