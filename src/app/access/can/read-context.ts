import { contextOf, type RequestContext } from '../../../evaluate/access/request/context.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { type Fields, isObject, type Problems } from './fields.ts'
import { readTags } from './read-principal.ts'

type Values = Record<string, string | readonly string[]>

/** Longer values are no context that AWS sends; they would only serve to make matching slow. */
const maxValueLength = 64 * 1024

/** Reads the context keys of a request, the known and the unknown ones. */
export function readContext(fields: Fields, problems: Problems): RequestContext {
  const values: Values = {}
  const unknownKeys = [...(fields.texts('unknownContext', 'unknownKeys', 'unknown') ?? [])]
  const pointer = fields.at('context', 'contextEntries')
  const add = (key: string, value: unknown) => {
    if (isUnknown(value)) return void unknownKeys.push(key)
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    const plain = (each: unknown) => ['string', 'number', 'boolean'].includes(typeof each)
    if (value === null) return undefined
    if (!list.every(plain))
      return problems.report(
        `${pointer}/${key}`,
        'A context value is text, a number, a Boolean, or a list of them.',
      )
    const texts = list.map(String)
    if (texts.some((text) => text.length > maxValueLength))
      return problems.report(`${pointer}/${key}`, 'The value is longer than 64 KiB.')
    values[key] = Array.isArray(value) ? texts : (texts[0] ?? '')
    return undefined
  }
  const given = fields.get('context', 'contextEntries', 'contextVariables', 'contextKeys')
  if (Array.isArray(given)) for (const entry of given) addEntry(entry, add, pointer, problems)
  else if (isObject(given)) for (const [key, value] of Object.entries(given)) add(key, value)
  else if (given !== undefined) problems.report(pointer, 'The context is an object of keys.')
  for (const [tag, value] of Object.entries(readTags(fields.get('resourceTags')) ?? {}))
    add(`aws:ResourceTag/${tag}`, value)
  const tags = readTags(fields.get('requestTags'))
  for (const [tag, value] of Object.entries(tags ?? {})) add(`aws:RequestTag/${tag}`, value)
  if (tags !== undefined && values['aws:TagKeys'] === undefined)
    add('aws:TagKeys', Object.keys(tags))
  const others = fields.text('otherContext', 'others') === 'unknown' ? 'unknown' : 'absent'
  return contextOf(values, unknownKeys, others)
}

/** An entry as SimulateCustomPolicy takes it. */
function addEntry(
  entry: unknown,
  add: (key: string, value: unknown) => void,
  pointer: string,
  problems: Problems,
): void {
  const key = isObject(entry)
    ? (entry['ContextKeyName'] ?? entry['contextKeyName'] ?? entry['key'])
    : undefined
  if (!isObject(entry) || typeof key !== 'string')
    return problems.report(pointer, 'A context entry has ContextKeyName and ContextKeyValues.')
  const value =
    entry['ContextKeyValues'] ?? entry['contextKeyValues'] ?? entry['values'] ?? entry['value']
  const type = entry['ContextKeyType'] ?? entry['contextKeyType'] ?? ''
  const several = typeof type === 'string' && type.toLowerCase().endsWith('list')
  add(key, Array.isArray(value) && value.length === 1 && !several ? value[0] : value)
}
