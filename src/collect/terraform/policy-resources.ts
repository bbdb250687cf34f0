import { isUnknown } from '../../model/unknown.ts'
import type { Block } from './block.ts'
import { ownList } from './json.ts'
import { type Found, tokenOf } from './world.ts'

/**
 * The resources of a statement. Files tell which resources an expression mentions, not what is written around them:
 * a bucket's ARN usually stands in `…/*` as well. So a bucket that is mentioned twice is taken as the pair of the bucket
 * and its objects, once as unknown; any other resource that is mentioned once is taken as itself.
 */
export function resourcesOf(block: Block, name: string): unknown {
  const open = block.open(name)
  if (open === 0) return block.list(name)
  if (block.state(name) === 'computed') return undefined
  const made = mentioned(block, name)
  if (made === undefined || (open !== undefined && made.length !== open))
    return open === undefined ? block.unresolved(name) : unresolvedElements(block, name)
  return [...block.closed(name), ...made]
}

/** What the mentioned resources stand for; `undefined` when that cannot be told. */
function mentioned(block: Block, name: string): readonly unknown[] | undefined {
  const counts = new Map<string, number>()
  for (const reference of ownList(block.expression(name), 'references'))
    if (typeof reference === 'string') counts.set(reference, (counts.get(reference) ?? 0) + 1)
  const made: unknown[] = []
  for (const [reference, count] of counts) {
    if (isPrefix(reference, counts)) continue
    const found = block.world.follow({ references: [reference] }, block.instance)
    const [only] = found
    if (only === undefined) continue
    if (found.length > 1 || only.target.kind !== 'managed') return undefined
    const entries = entriesOf(only, count)
    if (entries === undefined) return undefined
    made.push(...entries)
  }
  return made.length === 0 ? undefined : made
}

function entriesOf(found: Found, count: number): readonly string[] | undefined {
  const token = tokenOf(found)
  const isBucket = found.target.name.startsWith('aws_s3_bucket.')
  if (isBucket) return count === 2 ? [token, `${token}/*`] : undefined
  return count === 1 ? [token] : undefined
}

function isPrefix(reference: string, all: ReadonlyMap<string, number>): boolean {
  for (const other of all.keys())
    if (other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)) return true
  return false
}

function unresolvedElements(block: Block, name: string): unknown {
  const values = block.list(name)
  if (!Array.isArray(values) || isUnknown(values)) return block.unresolved(name)
  return [...block.closed(name), block.unresolved(name)]
}
