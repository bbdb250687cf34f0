import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { usePage } from '../../app/page.tsx'
import { workloadsQuery } from '../../data/library.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { ListTable } from '../../parts/list-table.tsx'
import { t } from '../../strings/en.ts'
import { columns, type Workload } from './columns.tsx'
import { DeleteWorkloads } from './delete-workloads.tsx'

const s = t.workloads

/** Every workload of the account, and those shared with it. */
export default function Workloads() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const router = useRouter()
  const [selected, setSelected] = useState<readonly Workload[]>([])
  const [deleting, setDeleting] = useState(false)
  const query = useQuery(workloadsQuery)
  const define = (
    <Act right="own" variant="primary" onClick={() => router.history.push('/define-workload')}>
      {s.define}
    </Act>
  )
  return (
    <>
      <ListTable
        id="workloads"
        title={s.title}
        description={s.description}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(workload) => workload.WorkloadId ?? ''}
        filterBy={['name', 'owner', 'improvement']}
        sortBy="high"
        descending
        selectionType="multi"
        selected={selected}
        onSelect={setSelected}
        empty={
          <Empty title={s.emptyTitle} text={s.emptyText} command={s.emptyCommand} action={define} />
        }
        actions={
          <>
            <Act right="own" disabled={selected.length === 0} onClick={() => setDeleting(true)}>
              {t.common.delete}
            </Act>
            {define}
          </>
        }
      />
      {deleting ? (
        <DeleteWorkloads
          workloads={selected}
          close={(done) => {
            setDeleting(false)
            if (done) setSelected([])
          }}
        />
      ) : null}
    </>
  )
}
