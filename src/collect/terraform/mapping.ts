import { partOf } from '../canonical/part.ts'
import type { Block } from './block.ts'
import { build, type Field, type Fields } from './fields.ts'

/** What one Terraform resource is in CloudFormation's words. */
export interface Piece {
  /** CloudFormation type, a part of one, or a pseudo-type. */
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, unknown>>
  /** Distinguishes the second and later pieces of one resource in their id. */
  readonly suffix?: string
}

export interface Mapping {
  /** The attribute that other resources and people call it by. */
  readonly name?: string
  readonly pieces: (block: Block) => readonly Piece[]
}

/** Terraform type → mapping. */
export type Mappings = Readonly<Record<string, Mapping>>

/** A resource that is one CloudFormation resource. */
export function resource(type: string, properties: Fields, more: More = {}): Mapping {
  const { name, facts } = more
  return {
    ...(name === undefined ? {} : { name }),
    pieces: (block) => {
      const piece = { type, properties: build(properties, block) }
      return [facts === undefined ? piece : { ...piece, facts: build(facts, block) }]
    },
  }
}

interface More {
  readonly name?: string
  readonly facts?: Fields
}

/** A resource that only sets properties of another, which the field `parent` names. */
export function part(parentType: string, parent: Field, properties: Fields): Mapping {
  return resource(partOf(parentType), { Parent: parent, ...properties })
}

/** A resource that becomes several. */
export function several(pieces: (block: Block) => readonly Piece[], name?: string): Mapping {
  return name === undefined ? { pieces } : { name, pieces }
}

/** A resource that nothing here judges and that hides nothing. */
export const ignored: Mapping = { pieces: () => [] }
