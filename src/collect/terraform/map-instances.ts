import { cutText } from '../../lib/cut-text.ts'
import { accountType, regionType, type Resource } from '../../model/resource.ts'
import { isPart } from '../canonical/part.ts'
import { Block } from './block.ts'
import type { Instance } from './instances.ts'
import { isJson, own, ownText } from './json.ts'
import type { Mapping, Piece } from './mapping.ts'
import type { Places } from './place.ts'
import { mappings } from './registry.ts'
import type { World } from './world.ts'

export interface Mapped {
  readonly resources: readonly Resource[]
  /** How many resources of which Terraform types no mapping reads. */
  readonly unmapped: ReadonlyMap<string, number>
}

/** Every managed AWS resource of a plan or state in CloudFormation's words; not yet folded. */
export function mapInstances(
  world: World,
  places: Places,
  file: string,
  lines: ReadonlyMap<string, number>,
): Mapped {
  const resources: Resource[] = []
  const unmapped = new Map<string, number>()
  const grown = new Map<string, unknown[]>()
  for (const instance of world.instances) {
    const { mode, type, address } = instance
    if (mode !== 'managed' || !/^aws(cc)?_/.test(type)) continue
    const mapping = mappings.get(type)
    if (mapping === undefined) {
      unmapped.set(type, (unmapped.get(type) ?? 0) + 1)
      continue
    }
    const block = Block.of(instance, world)
    const line = lines.get(address)
    const around = {
      ...places.of(instance),
      ...nameOf(instance, mapping),
      stack: file,
      tags: tagsOf(instance),
      source: {
        kind: 'terraform' as const,
        file,
        address,
        ...(line !== undefined && { line }),
      },
    }
    for (const [index, piece] of mapping.pieces(block).entries())
      resources.push(placed(index, joined(piece, grown), instance, around))
  }
  return { resources, unmapped }
}

type Around = Pick<Resource, 'account' | 'region' | 'name' | 'stack' | 'tags' | 'source'>

function placed(index: number, piece: Piece, instance: Instance, around: Around): Resource {
  const { type, properties, facts, suffix } = piece
  const arn = ownText(instance.values, 'arn')
  const { region, ...global } = around
  return {
    type,
    id: index === 0 ? instance.address : `${instance.address}#${suffix ?? index}`,
    ...(arn?.startsWith('arn:') === true && index === 0 && { arn }),
    ...global,
    ...(region !== undefined && !isGlobal(type) && { region }),
    properties,
    ...(facts !== undefined && Object.keys(facts).length > 0 && { facts }),
  }
}

function isGlobal(type: string): boolean {
  return (
    type === accountType || /^(Part::)?AWS::(IAM|Organizations|CloudFront|Route53)::/.test(type)
  )
}

/** Lists that grow when several resources set them and that folding would replace. */
const growing = ['AlternateContacts', 'Features', 'SharedWith']

/** Lets the list of the first resource that set it grow; all later ones point to the same list. */
function joined(piece: Piece, grown: Map<string, unknown[]>): Piece {
  if (!isPart(piece.type) && piece.type !== accountType && piece.type !== regionType) return piece
  const { Parent } = piece.properties
  for (const property of growing) {
    const value = piece.properties[property]
    if (!Array.isArray(value)) continue
    const key = `${piece.type}\n${JSON.stringify(Parent)}\n${property}`
    const list = grown.get(key)
    if (list === undefined) {
      const first: unknown[] = [...(value as readonly unknown[])]
      grown.set(key, first)
      return { ...piece, properties: { ...piece.properties, [property]: first } }
    }
    list.push(...(value as readonly unknown[]))
    return { ...piece, properties: { ...piece.properties, [property]: list } }
  }
  return piece
}

/** No name that AWS takes is longer; a longer one is cut, because findings repeat it. */
const maxName = 512

/** Opaque ids (`vpc-0a1b…`) are what other resources refer to; else the name that people use, else the id. */
function nameOf({ values }: Instance, { name }: Mapping): { name?: string } {
  const id = ownText(values, 'id')
  if (id !== undefined && /^[a-z]{1,16}-[0-9a-f]{8,17}$/.test(id)) return { name: id }
  const named = name === undefined ? undefined : ownText(values, name)
  const best = named ?? (id?.startsWith('arn:') === false ? id : undefined)
  return best === undefined ? {} : { name: cutText(best, maxName) }
}

/** Tags with those of the provider. A tag whose value is known only after apply is left out. */
function tagsOf({ values }: Instance): Readonly<Record<string, string>> {
  const all = own(values, 'tags_all')
  const tags = isJson(all) ? all : own(values, 'tags')
  if (!isJson(tags)) return {}
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, v]) => (typeof v === 'string' ? [[key, v]] : [])),
  )
}
