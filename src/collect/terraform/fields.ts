import { isUnknown } from '../../model/unknown.ts'
import type { Block } from './block.ts'
import { isJson, isShallow } from './json.ts'
import { documentOf } from './policy-document.ts'

/** How one property is made from a block; a bare string copies the attribute of that name. */
export type Field = string | ((block: Block) => unknown)

/** CloudFormation property → field. */
export type Fields = Readonly<Record<string, Field>>

/** Reads one field. `undefined`: absent. */
export function read(field: Field, block: Block): unknown {
  return typeof field === 'string' ? block.value(field) : field(block)
}

/** Makes an object of the fields that are present. */
export function build(fields: Fields, block: Block): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [property, field] of Object.entries(fields)) {
    const value = read(field, block)
    if (value !== undefined) result[property] = value
  }
  return result
}

/** A Boolean, also when the provider writes it as a string. An unknown one never becomes a token. */
export function flag(name: string): Field {
  return (block) => {
    const value = typed(block, name)
    return value === 'true' ? true : value === 'false' ? false : value
  }
}

/** A number, also when the provider writes it as a string. */
export function number(name: string): Field {
  return (block) => {
    const value = typed(block, name)
    return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value)
      ? Number(value)
      : value
  }
}

/** A number of which 0 is how the provider writes that there is none. */
export function positive(name: string): Field {
  return changed(number(name), (n) => (n === 0 ? undefined : n))
}

/** A value that stands for itself: unknown ones are not turned into a reference. Names, Booleans, numbers. */
export function literal(name: string): Field {
  return (block) => typed(block, name)
}

function typed(block: Block, name: string): unknown {
  return block.state(name) === 'unknown' ? block.unresolved(name) : block.value(name)
}

/** What only the provider can say: unknown until it has said it, never absent. */
export function result(name: string): Field {
  return (block) => (block.state(name) === 'known' ? block.value(name) : block.unresolved(name))
}

/** A list of scalars. */
export function list(name: string): Field {
  return (block) => block.list(name)
}

/** A scalar as a list of one. */
export function single(name: string): Field {
  return (block) => {
    const value = block.value(name)
    return value === undefined ? undefined : [value]
  }
}

/** A policy document: JSON text, or rebuilt from the `aws_iam_policy_document` that an unknown one comes from. */
export function policy(name: string): Field {
  return (block) => documentOf(block, name)
}

/** Other JSON text as a value. */
export function json(name: string): Field {
  return (block) => {
    const value = typed(block, name)
    if (typeof value !== 'string') return value
    try {
      const parsed: unknown = JSON.parse(value)
      return isShallow(parsed, 40) ? parsed : block.unresolved(name)
    } catch {
      return block.unresolved(name)
    }
  }
}

/** A block that occurs at most once, as an object. */
export function one(name: string, fields: Fields): Field {
  return (block) => {
    const blocks = block.blocks(name)
    if (isUnknown(blocks)) return blocks
    const [first] = blocks
    return first === undefined || isUnknown(first) ? first : build(fields, first)
  }
}

/** Something inside a block that occurs at most once. */
export function inside(name: string, field: Field): Field {
  return (block) => {
    const blocks = block.blocks(name)
    if (isUnknown(blocks)) return blocks
    const [first] = blocks
    return first === undefined || isUnknown(first) ? first : read(field, first)
  }
}

/** Blocks as a list of objects, or of whatever a function makes of each. */
export function many(name: string, fields: Fields | ((block: Block) => unknown)): Field {
  return (block) => {
    const blocks = block.blocks(name)
    if (isUnknown(blocks)) return blocks
    if (blocks.length === 0) return undefined
    return blocks.map((b) =>
      isUnknown(b) ? b : typeof fields === 'function' ? fields(b) : build(fields, b),
    )
  }
}

/** Several lists in one; absent when all are. */
export function concat(...fields: readonly Field[]): Field {
  return (block) => {
    const all = fields.map((f) => read(f, block)).filter((v) => v !== undefined)
    return all.length === 0 ? undefined : all.flat()
  }
}

/** Only when the configuration sets it: what the provider computes for an absent block is not the user's word. */
export function ifSet(name: string, field: Field): Field {
  return (block) => (block.state(name) === 'computed' ? undefined : read(field, block))
}

/** An object of fields of the same block; absent when it has no members. */
export function object(fields: Fields): Field {
  return (block) => {
    const value = build(fields, block)
    return Object.keys(value).length === 0 ? undefined : value
  }
}

/** A list of one object of fields of the same block; absent when it has no members. */
export function listOf(fields: Fields): Field {
  return (block) => {
    const value = build(fields, block)
    return Object.keys(value).length === 0 ? undefined : [value]
  }
}

export function always(value: unknown): Field {
  return () => value
}

/** The first field that is present. */
export function either(...fields: readonly Field[]): Field {
  return (block) => {
    for (const field of fields) {
      const value = read(field, block)
      if (value !== undefined) return value
    }
    return undefined
  }
}

/** Changes a known value. */
export function changed(field: Field, change: (known: unknown) => unknown): Field {
  return (block) => {
    const value = read(field, block)
    return value === undefined || isUnknown(value) ? value : change(value)
  }
}

/** Replaces known words by those of CloudFormation. */
export function words(field: Field, table: Readonly<Record<string, unknown>>): Field {
  return changed(field, (v) => (typeof v === 'string' && Object.hasOwn(table, v) ? table[v] : v))
}

/** A map as a list of objects with a key and a value. */
export function pairs(field: Field, key: string, value: string): Field {
  return changed(field, (map) =>
    isJson(map)
      ? Object.entries(map)
          .filter(([, v]) => v !== null)
          .map(([k, v]) => ({ [key]: k, [value]: v }))
      : map,
  )
}

export const hiddenValue = '[hidden]'

/** A secret: shows that there is one, never which. */
export function hidden(name: string): Field {
  return (block) => {
    const state = block.state(name)
    if (state === 'unknown') return block.unresolved(name)
    return block.value(name) === undefined ? undefined : hiddenValue
  }
}
