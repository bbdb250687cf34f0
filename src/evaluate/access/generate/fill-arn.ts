import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { ResourceTypeFacts } from '../catalogue/facts.ts'
import type { EventCatalog } from './event-catalog.ts'
import { type EventParameters, fold, type Side } from './event-parameters.ts'

/** The ARNs of a type that an event tells of. */
export interface FilledArns {
  /** Those of which it tells every name. */
  readonly told: readonly string[]
  /** Those with `*` for a name that it does not tell. */
  readonly partly: readonly string[]
  /** Whether there are more than are listed. */
  readonly cut: boolean
}

/** Where an event happened, and whose resources it touched. */
export interface EventPlace {
  readonly Partition: string
  readonly Region: string
  readonly Account: string
}

type Part = string | { readonly place: keyof EventPlace } | Hole

interface Hole {
  readonly placeholder: string
  /** Folded names of the parameters that fill it. */
  readonly wanted: readonly string[]
}

/** Completes the ARN of a type; made once per type. */
export type FillArn = (
  place: EventPlace,
  parameters: EventParameters,
  copied: CopySource | undefined,
) => FilledArns

/** Combinations of names in one ARN, as of a call on many objects of many buckets. */
const most = 1_000
/** ARNs that are remembered by the name they were made of. */
const mostRemembered = 200_000

/**
 * Compiles ARNs of types: `table/${TableName}` is completed from the parameter `tableName`, also in the plural. What no
 * parameter tells is `*`. Names that the service gives to what a call makes are not used: the next one differs.
 */
export function createArnCompiler(events: EventCatalog): (type: ResourceTypeFacts) => FillArn {
  let remembered = 0
  return (type) => {
    const parts = type.arn.split(/(\$\{[^}]*\})/).map((text) => partOf(text, type.service, events))
    const [hole, ...others] = parts.filter((part) => typeof part === 'object' && 'wanted' in part)
    if (hole === undefined || others.length > 0)
      return (place, parameters, copied) => fill(parts, place, parameters, copied)
    // Most types have one name, and most calls are about one that was met before.
    const known = new Map<EventPlace, Map<string, FilledArns>>()
    return (place, parameters, copied) => {
      const value = copied === undefined ? onlyValue(hole, parameters) : undefined
      const before = value === undefined ? undefined : known.get(place)?.get(value)
      if (before !== undefined) return before
      const filled = fill(parts, place, parameters, copied)
      if (value === undefined || remembered++ >= mostRemembered) return filled
      const ofPlace = known.get(place)
      if (ofPlace === undefined) known.set(place, new Map([[value, filled]]))
      else ofPlace.set(value, filled)
      return filled
    }
  }
}

/** @returns the parameter that fills the hole, when it is one */
function onlyValue({ wanted }: Hole, { names, values }: EventParameters): string | undefined {
  let only: string | undefined
  for (let i = 0; i < names.length; i++)
    if (wanted.includes(names[i] ?? '')) {
      if (only !== undefined) return undefined
      only = values[i]
    }
  return only
}

function fill(
  parts: readonly Part[],
  place: EventPlace,
  parameters: EventParameters,
  copied: CopySource | undefined,
): FilledArns {
  let arn = ''
  for (const part of parts)
    if (typeof part === 'string') arn += part
    else if ('place' in part) arn += place[part.place]
    else {
      const values = valuesFor(part, parameters, copied)
      // Nearly always a part has one name; otherwise every combination counts.
      if (values.length !== 1) return fillEach(parts, place, parameters, copied)
      arn += values[0]
    }
  return { told: [arn], partly: [], cut: false }
}

function fillEach(
  parts: readonly Part[],
  place: EventPlace,
  parameters: EventParameters,
  copied: CopySource | undefined,
): FilledArns {
  let arns: readonly string[] = ['']
  let told = true
  let cut = false
  for (const part of parts) {
    const hole = typeof part === 'object' && 'wanted' in part
    const values = hole
      ? valuesFor(part, parameters, copied)
      : [typeof part === 'string' ? part : place[part.place]]
    if (values.length === 0) told = false
    cut ||= arns.length * values.length > most
    arns = combine(arns, values.length === 0 ? unknownName : values)
  }
  return told ? { told: arns, partly: [], cut } : { told: [], partly: arns, cut }
}

const unknownName = ['*']

function combine(arns: readonly string[], values: readonly string[]): readonly string[] {
  const all: string[] = []
  for (const arn of arns) for (const value of values) if (all.length < most) all.push(arn + value)
  return all
}

function partOf(text: string, service: string, events: EventCatalog): Part {
  const name = /^\$\{([^}]*)\}$/.exec(text)?.[1]
  if (name === undefined) return text
  if (name === 'Partition' || name === 'Region' || name === 'Account') return { place: name }
  const listed = events.parametersFor(service, name) ?? [name]
  return { placeholder: name, wanted: listed.flatMap((one) => [fold(one), `${fold(one)}s`]) }
}

function valuesFor(
  { placeholder, wanted }: Hole,
  parameters: EventParameters,
  copied: CopySource | undefined,
): readonly string[] {
  if (copied !== undefined && placeholder === 'BucketName') return [copied.bucket]
  if (copied !== undefined && placeholder === 'ObjectName') return [copied.key]
  const values: string[] = []
  for (let i = 0; i < parameters.names.length; i++) {
    const value = parameters.values[i] ?? ''
    if (wanted.includes(parameters.names[i] ?? '') && isName(value)) {
      const found = nameOf(value, placeholder)
      if (!values.includes(found)) values.push(found)
    }
  }
  return values
}

export interface CopySource {
  readonly bucket: string
  readonly key: string
}

/** `x-amz-copy-source` of CopyObject: `bucket/key`, perhaps with a slash in front and a version behind. */
export function copySource(event: CloudTrailEvent, side: Side | undefined): CopySource | undefined {
  if (side !== 'source') return undefined
  const { requestParameters } = event
  const source = requestParameters?.['x-amz-copy-source'] ?? requestParameters?.['copySource']
  const parts = typeof source === 'string' ? /^\/?([^/]+)\/([^?]+)/.exec(source) : null
  if (parts === null) return undefined
  return { bucket: escapeWildcards(parts[1] ?? ''), key: escapeWildcards(decode(parts[2] ?? '')) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A name out of what stands for it: the end of a URL (queues), a parameter's name without its first slash. */
function nameOf(value: string, placeholder: string): string {
  if (value.startsWith('http') && /^https?:\/\//.test(value))
    return escapeWildcards(value.slice(value.lastIndexOf('/') + 1))
  if (placeholder === 'ParameterNameWithoutLeadingSlash')
    return escapeWildcards(value.replace(/^\//, ''))
  // Secrets Manager puts a dash and six characters behind the name.
  if (placeholder === 'SecretId') return `${escapeWildcards(value)}-??????`
  return escapeWildcards(value)
}

/** Aliases of keys are no keys; some parameters are hidden. */
function isName(value: string): boolean {
  return value !== '' && !value.startsWith('alias/') && value !== 'HIDDEN_DUE_TO_SECURITY_REASONS'
}

const special = /\$\{|[*?]/
const specials = /\$\{|[*?]/g

/** A name that holds `*` or `${` must stay that name in a policy. */
function escapeWildcards(value: string): string {
  if (!special.test(value)) return value
  return value.replaceAll(specials, (found) => (found === '${' ? '${$}{' : `\${${found}}`))
}
