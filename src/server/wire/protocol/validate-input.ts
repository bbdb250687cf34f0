import { printable } from '../../../lib/printable.ts'
import type { OperationModel, ServiceModel, Shape } from './model.ts'
import { membersOf } from './model.ts'
import type { Input } from './read-input.ts'
import { isRecord } from './parse-json-body.ts'
import { type FieldProblem, type WireError, validationError } from './wire-error.ts'

interface Problem extends FieldProblem {
  /** The offending value as shown in the message. */
  readonly shown: string
}

interface Place {
  /** As the caller names it: `Tags.Owner`, `AccountIds.0`. */
  readonly field: string
  readonly shape: Shape
}

type Report = (place: Place, value: unknown, constraint: string) => void

/** Beyond this many problems the rest is not looked for. */
const maxProblems = 50

/**
 * Judges an input by every constraint of the model: required members, lengths, ranges, patterns and enums, at any depth.
 * @returns the error that AWS answers, with a field for each problem; undefined when the input is valid
 */
export function validateInput(
  model: ServiceModel,
  operation: OperationModel,
  input: Input,
): WireError | undefined {
  if (operation.input === undefined) return undefined
  const problems: Problem[] = []
  const report: Report = ({ field, shape }, value, constraint) => {
    if (problems.length < maxProblems)
      problems.push({ name: field, message: constraint, shown: show(shape, value) })
  }
  visitMembers(model, { field: '', shape: model.shape(operation.input) }, input, report)
  if (problems.length === 0) return undefined
  return validationError(
    pageLimitMessage(model, operation, problems) ?? summarise(problems),
    'FIELD_VALIDATION_FAILED',
    problems,
  )
}

/** The Tool words its page limits in its own way, and scripts look for it. */
function pageLimitMessage(
  model: ServiceModel,
  operation: OperationModel,
  problems: readonly Problem[],
): string | undefined {
  const limit = operation.pages?.limit
  if (limit === undefined || problems.length !== 1 || problems[0]?.name !== limit) return undefined
  const shape = membersOf(model, model.shape(operation.input ?? '')).find(
    (member) => member.name === limit,
  )?.shape
  return `[Validation] ${limit} must be between ${shape?.min} and ${shape?.max}.`
}

function summarise(problems: readonly Problem[]): string {
  const count =
    problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`
  const lines = problems.map(
    ({ name, message, shown }) =>
      `Value ${shown} at '${camelPath(name)}' failed to satisfy constraint: ${message}`,
  )
  return `${count} detected: ${lines.join('; ')}`
}

function visit(model: ServiceModel, place: Place, value: unknown, report: Report): void {
  const { shape } = place
  if (typeof value === 'string') visitString(place, value, report)
  else if (typeof value === 'number') judgeRange(place, value, value, 'value', report)
  else if (Array.isArray(value)) visitList(model, place, value, report)
  else if (!isRecord(value) || shape.type === 'document') return
  else if (shape.type === 'map') visitMap(model, place, value, report)
  else visitMembers(model, place, value, report)
}

function visitMembers(model: ServiceModel, place: Place, value: Input, report: Report): void {
  const required = new Set(place.shape.required)
  for (const { name, shape } of membersOf(model, place.shape)) {
    const inner = { field: place.field === '' ? name : `${place.field}.${name}`, shape }
    if (Object.hasOwn(value, name)) visit(model, inner, value[name], report)
    else if (required.has(name)) report(inner, null, 'Member must not be null')
  }
}

function visitList(
  model: ServiceModel,
  place: Place,
  value: readonly unknown[],
  report: Report,
): void {
  if (place.shape.type === 'document') return
  if (!judgeRange(place, value, value.length, 'length', report)) return
  const shape = model.shape(place.shape.member ?? '')
  for (const [at, each] of value.entries())
    visit(model, { field: `${place.field}.${at}`, shape }, each, report)
}

function visitMap(
  model: ServiceModel,
  place: Place,
  value: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const entries = Object.entries(value)
  if (!judgeRange(place, value, entries.length, 'length', report)) return
  const [keys, values] = [model.shape(place.shape.key ?? ''), model.shape(place.shape.value ?? '')]
  for (const [key, each] of entries) {
    const field = `${place.field}.${clip(key)}`
    visit(model, { field, shape: keys }, key, report)
    visit(model, { field, shape: values }, each, report)
  }
}

function visitString(place: Place, value: string, report: Report): void {
  const { shape } = place
  if (shape.type === 'document') return
  if (!judgeRange(place, value, countCharacters(value), 'length', report)) return
  if (shape.enum !== undefined && !shape.enum.includes(value))
    report(place, value, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
  if (shape.regex !== undefined && !shape.regex.test(value))
    report(place, value, `Member must satisfy regular expression pattern: ${shape.pattern}`)
}

/** Reports a length or value out of range; a value far too long is not looked at any further. */
function judgeRange(
  place: Place,
  value: unknown,
  measure: number,
  what: 'length' | 'value',
  report: Report,
): boolean {
  const { min, max } = place.shape
  const having = what === 'length' ? 'have length' : 'have value'
  if (min !== undefined && measure < min)
    report(place, value, `Member must ${having} greater than or equal to ${min}`)
  else if (max !== undefined && measure > max)
    report(place, value, `Member must ${having} less than or equal to ${max}`)
  else return true
  return false
}

/** Unicode code points, as Smithy measures strings. */
function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

function show(shape: Shape, value: unknown): string {
  if (value === null) return 'null'
  if (shape.sensitive === true) return "'***'"
  return `'${clip(typeof value === 'string' ? value : JSON.stringify(value))}'`
}

function clip(text: string): string {
  const line = printable(text.slice(0, 101))
  return text.length > 100 ? `${line.slice(0, 100)}…` : line
}

/** `Tags.Owner` → `tags.Owner`: AWS begins member names in lower case there. */
function camelPath(field: string): string {
  return field.slice(0, 1).toLowerCase() + field.slice(1)
}
