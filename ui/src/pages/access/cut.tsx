import Alert from '@cloudscape-design/components/alert'
import type { AccessPath, AccessPaths } from '../../data/access.ts'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { ownerOf, StatementLink } from './statement-link.tsx'
import { shortName } from './words.tsx'

const s = t.access.paths

interface Props {
  readonly cut: NonNullable<AccessPaths['cut']>
  readonly paths: readonly AccessPath[]
}

/** The one statement whose removal helps most, before everything else. */
export function Cut({ cut, paths }: Props) {
  const { policy, index, sid, broken, frees, holders } = cut
  const where = s.cutWhere(s.statement(sid, index), policy)
  const held = holderOf(cut, paths)
  return (
    <Alert type="warning" header={s.cutTitle}>
      <p>
        {held === undefined ? (
          <Foreign>{where}</Foreign>
        ) : (
          <StatementLink {...held} statement={cut} />
        )}
        . {s.cut(broken, frees.length)}
      </p>
      {holders.length === 0 ? null : (
        <p>
          {s.cutHolders} <Foreign>{holders.map(shortName).join(', ')}</Foreign>
        </p>
      )}
      {frees.length === 0 ? null : (
        <p>
          {s.cutFrees} <Foreign>{frees.slice(0, 20).map(shortName).join(', ')}</Foreign>
          {frees.length > 20 ? ', …' : ''}
        </p>
      )}
    </Alert>
  )
}

/** Someone whose path needs the statement, to show it in its policy; policies of others may have the same name. */
function holderOf({ policy, index, holders }: Props['cut'], paths: readonly AccessPath[]) {
  for (const { hops } of paths)
    for (const hop of hops)
      for (const { layer, statement } of hop.permissions) {
        const who = ownerOf(hop, layer)
        const fits = statement?.policy === policy && statement?.index === index
        if (fits && (holders.length === 0 || holders.includes(who))) return { who, layer }
      }
  return undefined
}
