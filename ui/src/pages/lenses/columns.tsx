import type { Output } from '../../data/operations.ts'
import type { Column } from '../../parts/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.library.lenses

export type Lens = NonNullable<Output<'ListLenses'>['LensSummaries']>[number]

export const columns: readonly Column<Lens>[] = [
  {
    id: 'name',
    header: s.name,
    value: (lens) => lens.LensName ?? '',
    isRowHeader: true,
    minWidth: 320,
    cell: (lens) => (
      <>
        <b>
          <Foreign>{lens.LensName}</Foreign>
        </b>
        <Quiet>
          <Foreign>{lens.Description}</Foreign>
        </Quiet>
      </>
    ),
  },
  {
    id: 'type',
    header: s.type,
    value: (lens) => wordOf(s.types, lens.LensType ?? ''),
    cell: (lens) => wordOf(s.types, lens.LensType ?? ''),
  },
  {
    id: 'version',
    header: s.version,
    value: (lens) => lens.LensVersion ?? '',
    cell: (lens) => lens.LensVersion ?? '–',
  },
  {
    id: 'status',
    header: s.status,
    value: (lens) => wordOf(s.statuses, lens.LensStatus ?? ''),
    cell: (lens) => wordOf(s.statuses, lens.LensStatus ?? ''),
  },
  {
    id: 'owner',
    header: s.owner,
    value: (lens) => lens.Owner ?? '',
    cell: (lens) => <span className="id">{lens.Owner ?? '–'}</span>,
  },
  {
    id: 'updated',
    header: t.library.profiles.updated,
    value: (lens) => lens.UpdatedAt ?? 0,
    cell: (lens) => <When at={lens.UpdatedAt} as="day" />,
  },
]

/** What operations call a lens. */
export function referenceOf({ LensAlias, LensArn }: Lens): string {
  return LensArn ?? LensAlias ?? ''
}
