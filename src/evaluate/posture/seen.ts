import { type Gap, hidesType } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'

const declaredOnly = unknown('not-collected', 'a template or plan shows only what it declares')

/**
 * Answers whether silence about a type around a resource is knowledge. The answers are remembered: they depend on
 * the type, account and Region only.
 */
export function indexSeen(snapshot: Snapshot): (type: string, near: Resource) => true | Unknown {
  const hiding = snapshot.gaps.filter((g) => g.hides && isLive(g))
  const known = new Map<string, true | Unknown>()
  return (type, near) => {
    if (near.stack !== undefined) return declaredOnly
    const key = `${type}\n${near.account ?? ''}\n${near.region ?? ''}`
    let answer = known.get(key)
    if (answer === undefined) known.set(key, (answer = look(snapshot, hiding, type, near)))
    return answer
  }
}

function look(
  snapshot: Snapshot,
  hiding: readonly Gap[],
  type: string,
  { account, region }: Resource,
): true | Unknown {
  for (const gap of hiding)
    if (hidesType(gap, type) && meets(gap.account, account) && meets(gap.region, region))
      return unknown(gap.reason, gap.permission ?? gap.operation)
  for (const source of snapshot.sources)
    if (source.collected?.includes(type) === true && meets(source.account, account)) return true
  return unknown('not-collected', `no source collected ${type}`)
}

/** A gap in a template says nothing about a live account. */
function isLive(gap: Gap): boolean {
  return gap.source !== 'cloudformation' && gap.source !== 'terraform'
}

function meets(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}
