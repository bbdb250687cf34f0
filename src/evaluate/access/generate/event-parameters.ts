import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'

/** Which side of a call that has two, such as a copy. */
export type Side = 'source' | 'destination'

/** The texts among the parameters of an event, whatever they are nested in. */
export interface EventParameters {
  /** Folded names of parameters; the text of each stands in `values` at the same place. */
  readonly names: readonly string[]
  readonly values: readonly string[]
  /** Texts that are ARNs, with those that the event lists as its resources. */
  readonly arns: readonly string[]
  /** Whether the event holds more than is read. */
  readonly cut: boolean
}

const deepest = 20
/** Calls of AWS take no more names than this. */
const most = 1_000
/** No ARN is longer; nor is a name. */
const longest = 2048
const arn = /^arn:[\w-]+:[\w-]+:[\w-]*:\d{0,12}:./
const sourceSide = /source/i

/** Reads the parameters in one pass. @param side of a call that has two, only what belongs there */
export function readParameters(event: CloudTrailEvent, side?: Side): EventParameters {
  const found = new FoundTexts(side)
  if (side === undefined && Array.isArray(event.resources))
    for (const resource of event.resources) found.note('', resource?.ARN)
  found.walk(event.requestParameters, '', 0)
  return found
}

class FoundTexts implements EventParameters {
  readonly names: string[] = []
  readonly values: string[] = []
  readonly arns: string[] = []
  cut = false
  readonly #side: Side | undefined

  constructor(side: Side | undefined) {
    this.#side = side
  }

  walk(value: unknown, key: string, depth: number): void {
    if (typeof value === 'string') this.note(key, value)
    else if (typeof value !== 'object' || value === null) return
    else if (depth > deepest) this.cut = true
    else if (Array.isArray(value)) for (const item of value) this.walk(item, key, depth + 1)
    else
      for (const name of Object.keys(value))
        this.walk((value as Record<string, unknown>)[name], name, depth + 1)
  }

  note(key: string, value: unknown): void {
    if (typeof value !== 'string' || value.length > longest) return
    if (this.#side !== undefined && (this.#side === 'source') !== sourceSide.test(key)) return
    if (value.startsWith('arn:') && arn.test(value)) {
      if (this.arns.includes(value)) return
      if (this.arns.length < most) this.arns.push(value)
      else this.cut = true
    } else if (this.names.length < most) {
      this.names.push(fold(key))
      this.values.push(value)
    } else this.cut = true
  }
}

const folded = new Map<string, string>()
const rememberedNames = 20_000

/** Names of parameters and of parts of ARNs differ in case and punctuation: `dBInstanceIdentifier`, `DbInstanceName`. */
export function fold(name: string): string {
  const known = folded.get(name)
  if (known !== undefined) return known
  const result = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (folded.size < rememberedNames) folded.set(name, result)
  return result
}
