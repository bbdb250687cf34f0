import { z } from 'zod'
import { plinthYamlSchema } from './plinth-yaml-schema.ts'

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: Node | boolean
  readonly items?: Node
  readonly anyOf?: readonly Node[]
}

let schema: Node | undefined

/** The keys that `plinth.yaml` knows at a path; for messages about unknown ones. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  schema ??= z.toJSONSchema(plinthYamlSchema, { io: 'input' }) as Node
  let nodes: readonly Node[] = [schema]
  for (const key of path) nodes = nodes.flatMap(alternatives).flatMap((node) => below(node, key))
  return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}))
}

function alternatives(node: Node): readonly Node[] {
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap(alternatives)
}

function below(node: Node, key: PropertyKey): readonly Node[] {
  if (typeof key === 'number') return node.items === undefined ? [] : [node.items]
  const { properties = {}, additionalProperties } = node
  const name = String(key)
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (own !== undefined) return [own]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}
