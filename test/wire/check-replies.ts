import type { Dispatch } from '../../src/server/wire/dispatch.ts'
import { createRouter } from '../../src/server/wire/protocol/match-route.ts'
import {
  membersOf,
  type OperationModel,
  type ServiceModel,
  type Shape,
} from '../../src/server/wire/protocol/model.ts'
import { isRecord } from '../../src/server/wire/protocol/parse-json-body.ts'
import type { RawResponse } from '../../src/server/wire/raw-message.ts'

/** Errors that every AWS service answers with, modelled or not. */
const common = new Set(['AccessDeniedException', 'ValidationException'])
/** Modelled with one tag at least; clients look the member up, so that no tags are an empty map. */
const mayBeEmpty = new Set(['TagMap'])

/**
 * A dispatcher that throws when a reply is not what the model promises: members that are required and missing, values
 * of another type, length, range, pattern or enum, and errors that the operation does not model.
 */
export function checkReplies(model: ServiceModel, dispatch: Dispatch): Dispatch {
  const route = createRouter(model)
  return async (request) => {
    const response = await dispatch(request)
    const operation = route(request.method, request.target)?.operation
    const problems = operation === undefined ? [] : problemsOf(model, operation, response)
    if (problems.length > 0)
      throw new Error(`${operation?.name} answers against its model: ${problems.join('; ')}`)
    return response
  }
}

/** What is wrong with a reply, a sentence each. */
export function problemsOf(
  model: ServiceModel,
  operation: OperationModel,
  { status, headers, body }: RawResponse,
): readonly string[] {
  const problems: string[] = []
  const value: unknown = JSON.parse(new TextDecoder().decode(body))
  const type = headers['x-amzn-errortype']
  if (type === undefined) {
    if (status !== operation.status) problems.push(`status ${status}`)
    if (operation.output !== undefined)
      visit(model, model.shape(operation.output), value, 'output', problems)
    else if (JSON.stringify(value) !== '{}') problems.push('content where none is modelled')
  } else if (operation.errors?.includes(type) === true) {
    const shape = model.shape(type)
    if (shape.status !== status) problems.push(`${type} with status ${status}`)
    visit(model, shape, value, type, problems)
  } else if (!common.has(type)) problems.push(`it does not model ${type}`)
  return problems
}

function visit(
  model: ServiceModel,
  shape: Shape,
  value: unknown,
  path: string,
  problems: string[],
): void {
  const report = (what: string) => problems.push(`${path} ${what}: ${JSON.stringify(value)}`)
  switch (shape.type) {
    case 'document':
      return
    case 'structure':
      if (isRecord(value)) visitMembers(model, shape, value, path, problems)
      else report('is no structure')
      return
    case 'list':
      if (!Array.isArray(value)) return void report('is no list')
      measure(shape, value.length, report)
      for (const [at, each] of value.entries())
        visit(model, model.shape(shape.member ?? ''), each, `${path}[${at}]`, problems)
      return
    case 'map':
      if (!isRecord(value)) return void report('is no map')
      if (!mayBeEmpty.has(shape.name)) measure(shape, Object.keys(value).length, report)
      for (const [key, each] of Object.entries(value)) {
        visit(model, model.shape(shape.key ?? ''), key, `${path} key`, problems)
        visit(model, model.shape(shape.value ?? ''), each, `${path}.${key}`, problems)
      }
      return
    case 'timestamp':
      if (typeof value !== (shape.timestampFormat === 'iso8601' ? 'string' : 'number'))
        report('is no timestamp')
      return
    case 'integer':
    case 'double':
      if (typeof value === 'number') measure(shape, value, report)
      else report('is no number')
      return
    case 'boolean':
      if (typeof value !== 'boolean') report('is no boolean')
      return
    case 'string':
      if (typeof value === 'string') visitString(shape, value, report)
      else report('is no string')
  }
}

function visitMembers(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: string,
  problems: string[],
): void {
  for (const member of membersOf(model, shape)) {
    const place = `${path}.${member.name}`
    if (Object.hasOwn(value, member.wireName))
      visit(model, member.shape, value[member.wireName], place, problems)
    else if (shape.required?.includes(member.name) === true) problems.push(`${place} is missing`)
  }
}

function visitString(shape: Shape, value: string, report: (what: string) => void): void {
  measure(shape, [...value].length, report)
  if (shape.enum?.includes(value) === false) report('is not among the values of the enum')
  if (shape.regex?.test(value) === false) report(`does not match ${shape.pattern}`)
}

function measure({ min, max }: Shape, size: number, report: (what: string) => void): void {
  if (min !== undefined && size < min) report(`is below ${min}`)
  if (max !== undefined && size > max) report(`is above ${max}`)
}
