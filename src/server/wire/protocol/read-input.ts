import type { RawRequest } from '../raw-message.ts'
import type { Match } from './match-route.ts'
import type { OperationModel, ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import { isRecord, parseJsonBody } from './parse-json-body.ts'
import { readQuery } from './read-query.ts'
import { readText } from './read-text.ts'
import { parseTimestamp } from './timestamp.ts'
import { cannotParse } from './wire-error.ts'

export type Input = Readonly<Record<string, unknown>>

/**
 * Reads the input of an operation from labels, query, headers and JSON body as the model binds them.
 * Values have the type of their shape, nothing else is judged yet; members that the model lacks are ignored.
 */
export function readInput(model: ServiceModel, match: Match, request: RawRequest): Input {
  if (match.operation.input === undefined) return {}
  const members = membersOf(model, model.shape(match.operation.input))
  const query = readQuery(request.target)
  const body = members.some((member) => member.in === undefined) ? readBody(request) : {}
  const entries = members.map(({ name, wireName, shape, in: place }): [string, unknown] => {
    if (place === 'label') return [name, readText(model, shape, [match.labels.get(name)], name)]
    if (place === 'query') return [name, readText(model, shape, query.get(wireName) ?? [], name)]
    if (place === 'header')
      return [name, readText(model, shape, [request.headers.get(wireName.toLowerCase())], name)]
    return [name, readOptional(model, shape, own(body, wireName), name)]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/**
 * Reads the input of an operation from one JSON object that has every member under its name, wherever the wire binds
 * it. Values have the type of their shape; members that the model lacks are ignored.
 * @throws WireError where a value has another type
 */
export function readJsonInput(
  model: ServiceModel,
  operation: OperationModel,
  body: Readonly<Record<string, unknown>>,
): Input {
  if (operation.input === undefined) return {}
  const entries = membersOf(model, model.shape(operation.input)).map(
    ({ name, shape }): [string, unknown] => [
      name,
      readOptional(model, shape, own(body, name), name),
    ],
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readBody(request: RawRequest): Readonly<Record<string, unknown>> {
  const type = request.headers.get('content-type')
  const json = type === undefined || /^application\/(?:[\w.-]+\+)?(?:x-amz-)?json\b/i.test(type)
  if (!json && request.body.length > 0)
    throw cannotParse('The request body must have the content type application/json.')
  return parseJsonBody(request.body)
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** A structure's member: `null` means that it was not given. */
function readOptional(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  return value === undefined || value === null ? undefined : readJson(model, shape, value, path)
}

function readJson(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'document':
      return value
    case 'structure':
      return readStructure(model, shape, value, path)
    case 'list':
      return readList(model, shape, value, path)
    case 'map':
      return readMap(model, shape, value, path)
    case 'timestamp':
      return parseTimestamp(value, shape) ?? refuse(path, 'a timestamp')
    case 'string':
      return typeof value === 'string' ? value : refuse(path, 'a string')
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse(path, 'true or false')
    case 'integer':
      return isInteger32(value) ? value : refuse(path, 'a whole number')
    case 'double':
      return typeof value === 'number' ? value : refuse(path, 'a number')
  }
}

function readStructure(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  if (!isRecord(value)) return refuse(path, 'an object')
  return Object.fromEntries(
    membersOf(model, shape)
      .map(({ name, wireName, shape }): [string, unknown] => [
        name,
        readOptional(model, shape, own(value, wireName), `${path}.${name}`),
      ])
      .filter(([, member]) => member !== undefined),
  )
}

function readList(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  if (!Array.isArray(value)) return refuse(path, 'a list')
  const item = model.shape(shape.member ?? '')
  return value.map((each: unknown, at) => readJson(model, item, each, `${path}.${at}`))
}

/** `Object.fromEntries` defines own properties, so a key `__proto__` is a key like any other. */
function readMap(model: ServiceModel, shape: Shape, value: unknown, path: string): unknown {
  if (!isRecord(value)) return refuse(path, 'an object')
  const item = model.shape(shape.value ?? '')
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      readJson(model, item, each, `${path}.${key}`),
    ]),
  )
}

function isInteger32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
}

function refuse(path: string, wanted: string): never {
  throw cannotParse(`The value at ${path.slice(0, 200)} must be ${wanted}.`, {
    name: path.slice(0, 200),
    message: `Must be ${wanted}.`,
  })
}
