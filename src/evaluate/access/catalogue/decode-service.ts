import type {
  AccessLevel,
  ActionFacts,
  ActionResource,
  KeyFacts,
  KeyType,
  ResourceTypeFacts,
  ServiceFacts,
} from './facts.ts'

const types: Readonly<Record<string, KeyType>> = {
  S: 'String',
  A: 'ARN',
  B: 'Bool',
  N: 'Numeric',
  I: 'IPAddress',
  D: 'Date',
}
const levels: Readonly<Record<string, AccessLevel>> = {
  R: 'Read',
  W: 'Write',
  L: 'List',
  T: 'Tagging',
  P: 'Permissions management',
}

/**
 * Reads the lines of one service of `catalog/generated/access-catalogue.json`. Numbers are in base 36.
 * 1. its name
 * 2. its condition keys: `S:Prefix` is a String key of this service, `saws:TagKeys` a multivalued String key
 * 3. sets of keys that occur, as positions in line 2: `0,3`. Set 0 is the empty one and not written.
 * 4. how many resource types follow, then a line each: ARN (`=` the service, `@` Region, `#` account), set of keys,
 *    name, which may hold spaces
 * 5. actions that have everything in common, a line each: level and set of keys, resource types (position in the list,
 *    `!` if required, `+` and the set of keys for this type), names
 */
export function decodeService(id: string, text: string): ServiceFacts {
  const [name = id, keyLine = '', setLine = '', count = '0', ...lines] = text.split('\n')
  const keys = words(keyLine).map((key) => decodeKey(key, id, false))
  const sets = ['', ...words(setLine)].map((set) =>
    set === '' ? [] : set.split(',').map((at) => keys[Number.parseInt(at, 36)]?.name ?? ''),
  )
  const setAt = (at: string): readonly string[] => sets[Number.parseInt(at, 36)] ?? []
  const resources = lines.slice(0, Number(count)).map((line): ResourceTypeFacts => {
    const [arn = '', set = '0', ...type] = line.split(' ')
    return { service: id, name: type.join(' '), arn: decodeArn(arn, id), keys: setAt(set) }
  })
  const actions = new Map<string, ActionFacts>()
  for (const line of lines.slice(Number(count))) {
    const [head = '', on = '', ...names] = line.split(' ')
    const level = levels[head.charAt(0)] ?? 'Write'
    const own = setAt(head.slice(1))
    const decoded =
      on === '' ? [] : on.split(',').map((part) => decodeResource(part, resources, setAt))
    for (const action of names)
      actions.set(action.toLowerCase(), {
        id: `${id}:${action}`,
        service: id,
        name: action,
        level,
        resources: decoded,
        keys: own,
      })
  }
  return {
    id,
    name,
    actions,
    resources: new Map(resources.map((type) => [type.name.toLowerCase(), type])),
    keys: new Map(keys.map((key) => [key.name.toLowerCase(), key])),
  }
}

/** @param service its prefix, which keys that begin with a colon leave out */
export function decodeKey(text: string, service: string, global: boolean): KeyFacts {
  const letter = text.charAt(0)
  const upper = letter.toUpperCase()
  const name = text.charAt(1) === ':' ? `${service}${text.slice(1)}` : text.slice(1)
  return { name, type: types[upper] ?? 'String', multivalued: letter !== upper, global }
}

function decodeResource(
  part: string,
  resources: readonly ResourceTypeFacts[],
  setAt: (at: string) => readonly string[],
): ActionResource {
  const [, at = '', required, set = '0'] = /^([0-9a-z]+)(!?)(?:\+([0-9a-z]+))?$/.exec(part) ?? []
  const type = resources[Number.parseInt(at, 36)]
  if (type === undefined) throw new Error(`The catalogue of actions is damaged at ${part}.`)
  return { type, required: required === '!', keys: setAt(set) }
}

function decodeArn(text: string, service: string): string {
  const [first = '', second = '', third = '', ...rest] = text.split(':')
  return [
    'arn:${Partition}',
    first === '=' ? service : first,
    second === '@' ? '${Region}' : second,
    third === '#' ? '${Account}' : third,
    ...rest,
  ].join(':')
}

function words(line: string): readonly string[] {
  return line === '' ? [] : line.split(' ')
}
