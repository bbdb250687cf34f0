import type { ServiceModel, Shape } from './model.ts'
import { parseTimestamp } from './timestamp.ts'
import { cannotParse } from './wire-error.ts'

/**
 * A value from a label, the query or a header, where everything is text. Of repeated scalars the last counts.
 * @returns undefined when nothing was given
 */
export function readText(
  model: ServiceModel,
  shape: Shape,
  values: readonly (string | undefined)[],
  name: string,
): unknown {
  const given = values.filter((value) => value !== undefined)
  if (given.length === 0) return undefined
  if (shape.type !== 'list') return readScalar(shape, given.at(-1) ?? '', name)
  const item = model.shape(shape.member ?? '')
  return given.map((value, at) => readScalar(item, value, `${name}.${at}`))
}

function readScalar(shape: Shape, text: string, name: string): unknown {
  switch (shape.type) {
    case 'string':
      return text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : refuse(name, 'true or false')
    case 'integer':
      return /^-?\d{1,9}$/.test(text) ? Number(text) : refuse(name, 'a whole number')
    case 'double':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : refuse(name, 'a number')
    case 'timestamp':
      return parseTimestamp(text, shape) ?? refuse(name, 'a timestamp')
    default:
      throw new Error(`${shape.name} is a ${shape.type}, which no path, query or header can hold.`)
  }
}

function refuse(name: string, wanted: string): never {
  throw cannotParse(`The value at ${name} must be ${wanted}.`, {
    name,
    message: `Must be ${wanted}.`,
  })
}
