import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import type { ResourceTypeFacts } from '../catalogue/facts.ts'
import type { EventCatalog } from './event-catalog.ts'
import { type EventParameters, fold, type Side } from './event-parameters.ts'

/** An ARN for a policy, and whether the event tells every name in it. */
export interface FilledArn {
  readonly arn: string
  readonly told: boolean
}

/** Where an event happened, and whose resources it touched. */
export interface EventPlace {
  readonly Partition: string
  readonly Region: string
  readonly Account: string
}

type Part =
  | string
  | { readonly place: keyof EventPlace }
  | { readonly placeholder: string; readonly wanted: readonly string[] }

/** Completes the ARN of a type; made once per type. */
export type FillArn = (
  place: EventPlace,
  parameters: EventParameters,
  copied: CopySource | undefined,
) => readonly FilledArn[]

/** Combinations of names in one ARN, as of a call on many objects of many buckets. */
const most = 200

/**
 * Compiles a type's ARN: `table/${TableName}` is completed from the parameter `tableName`, also in the plural. What no
 * parameter tells is `*`. Names that the service gives to what a call makes are not used: the next one differs.
 */
export function compileArn(type: ResourceTypeFacts, events: EventCatalog): FillArn {
  const parts = type.arn.split(/(\$\{[^}]*\})/).map((text) => partOf(text, type.service, events))
  return (place, parameters, copied) => {
    let arn = ''
    for (const part of parts) {
      if (typeof part === 'string') arn += part
      else if ('place' in part) arn += place[part.place]
      else {
        const values = valuesFor(part, parameters, copied)
        // Nearly always a part has one name; otherwise every combination counts.
        if (values.length !== 1) return fillEach(parts, place, parameters, copied)
        arn += values[0]
      }
    }
    return [{ arn, told: true }]
  }
}

function fillEach(
  parts: readonly Part[],
  place: EventPlace,
  parameters: EventParameters,
  copied: CopySource | undefined,
): readonly FilledArn[] {
  let arns: FilledArn[] = [{ arn: '', told: true }]
  for (const part of parts) {
    if (typeof part === 'string') arns = arns.map(({ arn, told }) => ({ arn: arn + part, told }))
    else if ('place' in part)
      arns = arns.map(({ arn, told }) => ({ arn: arn + place[part.place], told }))
    else arns = combine(arns, valuesFor(part, parameters, copied))
  }
  return arns
}

function partOf(text: string, service: string, events: EventCatalog): Part {
  const name = /^\$\{([^}]*)\}$/.exec(text)?.[1]
  if (name === undefined) return text
  if (name === 'Partition' || name === 'Region' || name === 'Account') return { place: name }
  const listed = events.parametersFor(service, name) ?? [name]
  return { placeholder: name, wanted: listed.flatMap((one) => [fold(one), `${fold(one)}s`]) }
}

function combine(arns: readonly FilledArn[], values: readonly string[]): FilledArn[] {
  if (values.length === 0) return arns.map(({ arn }) => ({ arn: `${arn}*`, told: false }))
  const all: FilledArn[] = []
  for (const { arn, told } of arns)
    for (const value of values) if (all.length < most) all.push({ arn: arn + value, told })
  return all
}

function valuesFor(
  { placeholder, wanted }: { readonly placeholder: string; readonly wanted: readonly string[] },
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
