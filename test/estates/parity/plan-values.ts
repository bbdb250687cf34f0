import { type Described, ref } from '../terraform/build-plan.ts'

const target = Symbol('target')

/** A value known after apply; with an address, one that the configuration takes from there. */
interface Later {
  readonly [target]: string | undefined
}

export const computed: Later = { [target]: undefined }

/** What another resource will know after apply: `to('aws_kms_key.DataKey.arn')`. */
export function to(address: string): Later {
  return { [target]: address }
}

/** A resource to be made, from its configuration: known values, references and what the provider computes, in one. */
export function planned(address: string, configured: Readonly<Record<string, unknown>>): Described {
  const { value, unknown, expression } = split({ id: computed, arn: computed, ...configured })
  return {
    address,
    values: record(value),
    unknown: record(unknown),
    expressions: record(expression),
  }
}

interface Parts {
  readonly value: unknown
  readonly unknown: unknown
  readonly expression: unknown
}

function split(configured: unknown): Parts {
  if (isLater(configured)) return later([configured])
  if (Array.isArray(configured)) {
    if (configured.some(isLater)) return later(configured.filter(isLater))
    const parts = configured.map(split)
    const isBlocks = configured.every((member) => typeof member === 'object')
    return {
      value: parts.map((p) => p.value),
      unknown: parts.map((p) => p.unknown),
      expression: isBlocks ? parts.map((p) => p.expression) : { constant_value: configured },
    }
  }
  if (typeof configured !== 'object' || configured === null)
    return { value: configured, unknown: false, expression: { constant_value: configured } }
  const members = Object.entries(configured).map(([name, v]) => [name, split(v)] as const)
  const pick = (part: keyof Parts, keep: (value: unknown) => boolean) =>
    Object.fromEntries(members.map(([n, p]) => [n, p[part]] as const).filter(([, v]) => keep(v)))
  return {
    value: pick('value', (v) => v !== undefined),
    unknown: pick('unknown', (v) => v !== false),
    expression: pick('expression', (v) => v !== undefined),
  }
}

function later(all: readonly Later[]): Parts {
  const addresses = all.flatMap((one) => one[target] ?? [])
  return {
    value: undefined,
    unknown: true,
    expression: addresses.length === 0 ? undefined : ref(...addresses),
  }
}

function isLater(value: unknown): value is Later {
  return typeof value === 'object' && value !== null && target in value
}

function record(value: unknown): Record<string, unknown> {
  return { ...(value as object) }
}
