import Button from '@cloudscape-design/components/button'
import type { AccessPath } from '../../data/access.ts'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { useShowPolicies } from './show-policies.ts'

const s = t.access.paths

type Hop = AccessPath['hops'][number]
type Statement = NonNullable<Hop['permissions'][number]['statement']>

/** Whose policies have the statement that allows a part of a hop. */
export function ownerOf({ from, to }: Pick<Hop, 'from' | 'to'>, layer: string): string {
  return layer === 'trust' ? to : from
}

/** Opens the policy with the statement marked. */
export function StatementLink({
  who,
  layer,
  statement: { policy, index, sid },
}: {
  readonly who: string
  readonly layer: string
  readonly statement: Statement
}) {
  const show = useShowPolicies()
  const statement = s.statement(sid, index)
  return (
    <Button
      variant="inline-link"
      ariaLabel={s.show(statement, policy ?? s.aPolicy)}
      onClick={() => show({ who, policy, layer, statement: index })}
    >
      <Foreign>{s.cutWhere(statement, policy)}</Foreign>
    </Button>
  )
}
