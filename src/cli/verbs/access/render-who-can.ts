import type { WhoCanAnswer, WhoCanRow } from '../../../app/access/who-can.ts'
import { printable } from '../../../lib/printable.ts'

const marks = { allow: '✓ ', conditional: 'if', unknown: '? ' } as const

/** What `plinth access who-can` prints for people: who, by which statement, under which conditions. */
export function renderWhoCan(
  action: string,
  resource: string,
  { rows, identities, resourceSeen, aclDoubt }: WhoCanAnswer,
  principal: string | undefined,
): string {
  const asked = `${printable(action)} on ${printable(resource)}`
  const counts = (['allow', 'conditional', 'unknown'] as const)
    .map((answer) => [answer, rows.filter((row) => row.answer === answer).length] as const)
    .filter(([, count]) => count > 0)
    .map(([answer, count]) => `${count} ${words[answer]}`)
  const head =
    rows.length === 0
      ? principal !== undefined
        ? `${printable(principal)} cannot ${asked}.`
        : `Nobody of ${identities} users and roles can ${asked}.`
      : `${asked}: ${counts.join(', ')}, of ${identities} users and roles`
  const unseen = resourceSeen || resource === '*' ? [] : [notSeen]
  const acl =
    aclDoubt === undefined
      ? []
      : [`Whether its ACL lets in more is unknown: ${printable(aclDoubt)}.`]
  const lines = rows
    .toSorted((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer))
    .flatMap((row) => (principal === undefined ? renderRow(row) : explainRow(row)))
  return `${[head, ...unseen, ...acl, ...lines].join('\n')}\n`
}

const words = { allow: 'can', conditional: 'can under conditions', unknown: 'unknown' } as const
const order = ['allow', 'conditional', 'unknown']
const notSeen = 'The resource itself is not in the snapshot, so a policy of its own is not counted.'

function renderRow({ answer, principal, policy, statement, conditions, explanation }: WhoCanRow) {
  const by =
    policy === undefined ? '' : `     by ${printable(policy)}, ${printable(statement ?? '')}`
  const only = conditions === undefined ? '' : `     depends on ${conditions.join(', ')}`
  const why = answer === 'unknown' ? `     ${printable(explanation)}` : ''
  return [`  ${marks[answer]} ${printable(principal)}`, by, only, why].filter((line) => line !== '')
}

function explainRow({ answer, principal, explanation }: WhoCanRow): readonly string[] {
  return [`  ${marks[answer]} ${printable(principal)}`, `     ${printable(explanation)}`]
}
