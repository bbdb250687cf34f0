import { type Member, membersOf, type ServiceModel, type Shape } from './model.ts'
import { isRecord } from './parse-json-body.ts'
import { WireError } from './wire-error.ts'

/**
 * An error in the words of a service: services of AWS model the same exceptions with members of other names and case
 * (`Message` and `message`, `Fields` and `fieldList`, `FIELD_VALIDATION_FAILED` and `fieldValidationFailed`).
 * What the service does not model stays as it is.
 */
export function fitError(model: ServiceModel, error: WireError): WireError {
  if (!model.hasShape(error.type)) return error
  const shape = model.shape(error.type)
  const body = fitStructure(model, shape, error.body)
  return new WireError(shape.status ?? error.status, error.type, error.message, body)
}

function fitStructure(
  model: ServiceModel,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entries: [string, unknown][] = []
  for (const member of membersOf(model, shape)) {
    const given = Object.entries(value).find(([name]) => isSame(name, member))
    if (given?.[1] !== undefined && member.in === undefined)
      entries.push([member.wireName, fit(model, member.shape, given[1])])
  }
  return Object.fromEntries(entries)
}

function fit(model: ServiceModel, shape: Shape, value: unknown): unknown {
  if (shape.type === 'structure' && isRecord(value)) return fitStructure(model, shape, value)
  if (shape.type === 'list' && Array.isArray(value))
    return value.map((each: unknown) => fit(model, model.shape(shape.member ?? ''), each))
  if (typeof value !== 'string' || shape.enum === undefined) return value
  return shape.enum.find((known) => fold(known) === fold(value)) ?? value
}

/** `Fields` is `fieldList` elsewhere. */
function isSame(name: string, { wireName }: Member): boolean {
  return fold(name) === fold(wireName).replace(/list$/, 's') || fold(name) === fold(wireName)
}

function fold(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}
