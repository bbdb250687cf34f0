import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { anyCharacter, digits, hyphenedNames, lowerNames } from '../language/characters.ts'
import { type Glob, globOf, oneStep, starStep } from '../language/glob.ts'
import { accountForms } from './forms.ts'

/** What requests are like as far as one condition key goes. */
export interface KeyTraits {
  readonly presence: 'always' | 'maybe' | 'never'
  /** What values look like; none: any text. */
  readonly forms: readonly Glob[]
  /** What values look like when a policy wants others; any text without it. */
  readonly otherwise?: readonly Glob[]
  /** A value, for keys of which nothing is asked. */
  readonly example?: string
  /** The only values, where there are few. */
  readonly domain?: readonly string[]
  /** Whether a value may be empty, as those of tags. */
  readonly mayBeEmpty?: boolean
  /** `yes`: AWS declares several values; `perhaps`: AWS does not know the key. */
  readonly multivalued: 'yes' | 'no' | 'perhaps'
}

/** Keys that every request has. Source: IAM user guide, "AWS global condition context keys", availability. */
const always = new Set([
  'aws:securetransport',
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:useragent',
  'aws:viaawsservice',
  'aws:resourceaccount',
  's3:resourceaccount',
])

const booleans = ['true', 'false']

function text(value: string): readonly number[] {
  return Array.from({ length: value.length }, (_, at) => value.charCodeAt(at))
}
const id = (prefix: string): readonly Glob[] => [
  globOf([...text(prefix), oneStep(lowerNames), starStep(lowerNames)]),
]

const formsByKey: Readonly<Record<string, readonly Glob[]>> = {
  'aws:principalaccount': accountForms,
  'aws:resourceaccount': accountForms,
  's3:resourceaccount': accountForms,
  'kms:calleraccount': accountForms,
  'aws:sourceaccount': [globOf(Array.from({ length: 12 }, () => oneStep(digits)))],
  'aws:principalorgid': id('o-'),
  'aws:resourceorgid': id('o-'),
  'aws:sourceorgid': id('o-'),
  'aws:sourcevpc': id('vpc-'),
  'aws:sourcevpce': id('vpce-'),
  'aws:requestedregion': [
    globOf([oneStep(lowerNames), oneStep(lowerNames), 45, starStep(hyphenedNames)]),
  ],
  'aws:principalorgpaths': [
    globOf([...text('o-'), starStep(lowerNames), ...text('/r-'), starStep(anyCharacter), 47]),
  ],
}

const examples: Readonly<Record<string, string | undefined>> = {
  IPAddress: '198.51.100.7',
  Numeric: '1',
  Date: '2030-01-01T00:00:00Z',
  ARN: 'arn:aws:s3:::example',
}

const remembered = new Map<string, KeyTraits>()

/** @param key lower-cased */
export function traitsOf(key: string): KeyTraits {
  const known = remembered.get(key)
  if (known !== undefined) return known
  const facts = loadCatalogue().key(key)
  const example = examples[facts?.type ?? '']
  const traits: KeyTraits = {
    presence: always.has(key) ? 'always' : 'maybe',
    forms: formsByKey[key] ?? [],
    ...(example !== undefined && { example }),
    ...(facts?.type === 'Bool' && { domain: booleans }),
    mayBeEmpty: /^aws:(?:principal|request|resource)tag\//.test(key),
    multivalued: facts === undefined ? 'perhaps' : facts.multivalued ? 'yes' : 'no',
  }
  if (remembered.size > 10_000) remembered.clear()
  remembered.set(key, traits)
  return traits
}
