import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Gap } from '../../model/gap.ts'
import type { Resource, SourceKind } from '../../model/resource.ts'
import type { Source } from '../../model/snapshot.ts'
import { unknownReasons } from '../../model/unknown.ts'

/** Guards for what stands in a snapshot file: anyone can have written it. */

const kinds = ['aws', 'cloudformation', 'terraform', 'sample'] satisfies SourceKind[]
const severities = ['error', 'warning', 'note'] satisfies Diagnostic['severity'][]

type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isResource(value: unknown): value is Resource {
  return (
    isFields(value) &&
    typeof value['type'] === 'string' &&
    typeof value['id'] === 'string' &&
    areTexts(value, ['arn', 'account', 'region', 'name', 'stack', 'at']) &&
    isFields(value['properties']) &&
    isFields(value['tags']) &&
    Object.values(value['tags']).every((v) => typeof v === 'string') &&
    isSourceRef(value['source']) &&
    ['facts', 'origins', 'lines'].every((key) => value[key] === undefined || isFields(value[key]))
  )
}

export function isGap(value: unknown): value is Gap {
  return (
    isFields(value) &&
    isOneOf(kinds, value['source']) &&
    isOneOf(unknownReasons, value['reason']) &&
    typeof value['operation'] === 'string' &&
    typeof value['error'] === 'string' &&
    typeof value['hides'] === 'boolean' &&
    areStrings(value['types']) &&
    areTexts(value, ['account', 'region', 'resource', 'permission'])
  )
}

export function isDiagnostic(value: unknown): value is Diagnostic {
  return (
    isFields(value) &&
    isOneOf(severities, value['severity']) &&
    typeof value['code'] === 'string' &&
    typeof value['message'] === 'string' &&
    areTexts(value, ['help']) &&
    (value['where'] === undefined || isPlace(value['where']))
  )
}

export function isSource(value: unknown): value is Source {
  return (
    isFields(value) &&
    isOneOf(kinds, value['kind']) &&
    typeof value['name'] === 'string' &&
    areTexts(value, ['account']) &&
    ['regions', 'collected'].every((key) => value[key] === undefined || areStrings(value[key]))
  )
}

function isSourceRef(value: unknown): boolean {
  return (
    isFields(value) &&
    isOneOf(kinds, value['kind']) &&
    areTexts(value, ['file', 'address']) &&
    isPosition(value['line'])
  )
}

function isPlace(value: unknown): boolean {
  return (
    isFields(value) &&
    areTexts(value, ['file', 'pointer']) &&
    isPosition(value['line']) &&
    isPosition(value['column'])
  )
}

/** 1-based, where there is one. */
function isPosition(value: unknown): boolean {
  return value === undefined || (Number.isSafeInteger(value) && Number(value) > 0)
}

function areTexts(fields: Fields, keys: readonly string[]): boolean {
  return keys.every((key) => fields[key] === undefined || typeof fields[key] === 'string')
}

function areStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((v) => typeof v === 'string')
}

function isOneOf(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value)
}
