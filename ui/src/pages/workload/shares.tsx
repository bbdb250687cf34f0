import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone, flashError } from '../../app/flash.ts'
import { forget } from '../../data/client.ts'
import { callTool } from '../../data/tool.ts'
import type { Output } from '../../data/operations.ts'
import { sharesQuery } from '../../data/workload.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { ShareDialog } from '../../parts/share-dialog.tsx'
import { Foreign, State, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.sharing

type Share = NonNullable<Output<'ListWorkloadShares'>['WorkloadShareSummaries']>[number]

const columns: readonly Column<Share>[] = [
  {
    id: 'with',
    header: s.with,
    value: (share) => share.SharedWith ?? '',
    isRowHeader: true,
    minWidth: 240,
    cell: (share) => (
      <span className="mono">
        <Foreign>{share.SharedWith}</Foreign>
      </span>
    ),
  },
  {
    id: 'permission',
    header: s.permission,
    value: (share) => wordOf(s.permissions, share.PermissionType ?? ''),
    cell: (share) => wordOf(s.permissions, share.PermissionType ?? ''),
  },
  {
    id: 'status',
    header: s.status,
    value: (share) => share.Status ?? '',
    cell: (share) => (
      <>
        <State state={share.Status ?? ''} />
        {share.StatusMessage === undefined ? null : (
          <div className="quiet">{share.StatusMessage}</div>
        )}
      </>
    ),
  },
]

/** Whom a workload is shared with. */
export function Shares({ id }: { readonly id: string }) {
  const query = useQuery(sharesQuery(id))
  const [selected, setSelected] = useState<readonly Share[]>([])
  const [sharing, setSharing] = useState(false)
  const stop = async () => {
    for (const { ShareId = '' } of selected)
      await callTool('DeleteWorkloadShare', { ShareId, WorkloadId: id })
    setSelected([])
    forget(id)
    flashDone(s.removed)
  }
  const share = (
    <Act right="own" workload={id} variant="primary" onClick={() => setSharing(true)}>
      {s.share}
    </Act>
  )
  return (
    <>
      <ListTable
        id="shares"
        title={s.sharesOf}
        variant="container"
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(each) => each.ShareId ?? ''}
        selectionType="multi"
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={s.empty} text={s.emptyText} />}
        actions={
          <>
            <Act
              right="own"
              workload={id}
              disabled={selected.length === 0}
              onClick={() => void stop().catch(flashError)}
            >
              {s.stop}
            </Act>
            {share}
          </>
        }
      />
      {sharing ? (
        <ShareDialog
          title={s.shareTitle}
          permissions
          run={(SharedWith, PermissionType) =>
            callTool('CreateWorkloadShare', { WorkloadId: id, SharedWith, PermissionType })
          }
          close={() => {
            setSharing(false)
            forget(id)
          }}
        />
      ) : null}
    </>
  )
}
