import type { WrittenStatement } from './write-policy.ts'

export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly WrittenStatement[]
}

/** Largest policy in characters without white space. Source: IAM and STS quotas. */
export const sizeLimits = { managed: 6144, roleInline: 10_240, userInline: 2048 } as const

export interface FittedPolicy {
  readonly documents: readonly PolicyDocument[]
  /** Statements that no document can hold, by Sid: one action on one resource is already too long. */
  readonly tooLong: readonly string[]
}

/**
 * Spreads statements over as few documents as hold them in order. Nothing is widened to fit: a statement that alone is too
 * large is cut into several that together say the same.
 * @param limit characters without white space, as IAM counts
 */
export function fitSize(statements: readonly WrittenStatement[], limit: number): FittedPolicy {
  const documents: WrittenStatement[][] = []
  const tooLong: string[] = []
  let room = 0
  for (const statement of statements.flatMap((one) => cut(one, limit - envelope))) {
    const size = JSON.stringify(statement).length + 1
    if (size > limit - envelope) tooLong.push(statement.Sid)
    else if (documents.length === 0 || size > room) {
      documents.push([statement])
      room = limit - envelope - size
    } else {
      documents.at(-1)?.push(statement)
      room -= size
    }
  }
  return {
    documents: documents.map((Statement) => ({ Version: '2012-10-17', Statement })),
    tooLong,
  }
}

const envelope = JSON.stringify({ Version: '2012-10-17', Statement: [] }).length

/** Halves the longer list until each part fits. Condition and effect stay, so the union of the parts is the whole. */
function cut(statement: WrittenStatement, limit: number): readonly WrittenStatement[] {
  if (JSON.stringify(statement).length + 1 <= limit) return [statement]
  const { Action, Resource } = statement
  const list =
    JSON.stringify(Resource).length > JSON.stringify(Action).length && Resource.length > 1
  const [key, values] =
    list || Action.length === 1 ? (['Resource', Resource] as const) : (['Action', Action] as const)
  if (values.length < 2) return [statement]
  const middle = Math.ceil(values.length / 2)
  return [values.slice(0, middle), values.slice(middle)].flatMap((half, i) =>
    cut({ ...statement, Sid: `${statement.Sid}${'ab'.charAt(i)}`, [key]: half }, limit),
  )
}
