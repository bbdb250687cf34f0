import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { attestationsQuery } from '../../data/attestations.ts'
import { Act } from '../../parts/act.tsx'
import { AttestDialog } from '../../parts/attest-dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ListTable } from '../../parts/list-table.tsx'
import { t } from '../../strings/en.ts'
import { columns } from './columns.tsx'
import { Files } from './files.tsx'

const s = t.evidence

/** What people state about a workload, and the files that prove it. */
export function Locker({ workload }: { readonly workload: string }) {
  const query = useQuery(attestationsQuery(workload))
  const [attesting, setAttesting] = useState(false)
  const act = { right: 'contribute', workload, onClick: () => setAttesting(true) } as const
  return (
    <SpaceBetween size="l">
      <ListTable
        id="attestations"
        title={s.attestations}
        variant="container"
        description={s.attestationsHelp}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns(workload)}
        keyOf={(each) => each.id}
        empty={
          <Empty title={s.emptyTitle} text={s.emptyText} action={<Act {...act}>{s.first}</Act>} />
        }
        actions={
          <Act {...act} variant="primary">
            {s.attest}
          </Act>
        }
      />
      <Files workload={workload} />
      {attesting ? <AttestDialog workload={workload} close={() => setAttesting(false)} /> : null}
    </SpaceBetween>
  )
}
