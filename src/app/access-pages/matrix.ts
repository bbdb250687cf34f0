import type { Identity } from '../../evaluate/access/graph/identity.ts'
import { contextOf } from '../../evaluate/access/request/context.ts'
import { answerOf, typesBehind, usual } from '../access/who-can.ts'
import type { ToolContext } from '../tool/context.ts'
import { actionsOf } from './actions-of.ts'
import { readSeen } from './seen.ts'
import { missingFrom } from './unlisted.ts'

export interface MatrixCell {
  readonly answer: 'allow' | 'conditional' | 'unknown' | 'no'
  readonly conditions?: readonly string[]
}

/** Principals of a matrix. */
const most = 300
const none: MatrixCell = { answer: 'no' }

/**
 * Everyone who can do something with a resource, by action.
 * @param actions instead of those that matter most for its type
 */
export async function getMatrix(
  context: ToolContext,
  asked: {
    readonly resource: string
    readonly actions?: readonly string[] | undefined
    readonly context: Readonly<Record<string, string | readonly string[]>>
  },
) {
  const seen = await readSeen(context)
  const index = seen.index()
  const { resource } = asked
  const target = index.targetOf(resource)
  const usualColumns = actionsOf(resource, target)
  const columns = asked.actions?.map((action) => ({
    action,
    resource: usualColumns.find((each) => each.action === action)?.resource ?? resource,
  }))
  const questions = columns ?? usualColumns
  const known = contextOf({ ...usual, ...asked.context }, [], 'unknown')
  const cells = new Map<Identity, MatrixCell[]>()
  for (const [at, one] of questions.entries()) {
    const question = { ...one, context: known }
    for (const { identity, verdict } of index.whoCan(question).holders) {
      const row = cells.get(identity) ?? questions.map(() => none)
      cells.set(identity, row)
      row[at] = verdict === 'allow' ? { answer: 'allow' } : ask(identity, question)
    }
  }
  const rows = [...cells].map(([{ arn, kind, account }, row]) => ({
    principal: arn,
    kind,
    account,
    cells: row,
  }))
  return {
    ...missingFrom(seen, typesBehind(resource, target !== undefined)),
    identities: seen.estate.identities.length,
    resourceSeen: target !== undefined,
    ...(target?.aclDoubt !== undefined && { aclDoubt: target.aclDoubt }),
    columns: questions,
    total: rows.length,
    rows: rows.toSorted((a, b) => weight(b.cells) - weight(a.cells)).slice(0, most),
  }

  function ask(identity: Identity, question: Parameters<typeof index.can>[1]): MatrixCell {
    const decision = index.can(identity, question)
    const answer = answerOf(decision)
    return answer === 'conditional' ? { answer, conditions: decision.missingContext } : { answer }
  }
}

function weight(cells: readonly MatrixCell[]): number {
  const worth = { allow: 100, conditional: 10, unknown: 1, no: 0 }
  return cells.reduce((sum, { answer }) => sum + worth[answer], 0)
}
