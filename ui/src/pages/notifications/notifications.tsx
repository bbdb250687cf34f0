import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import type { Output } from '../../data/operations.ts'
import { callTool, toolList } from '../../data/tool.ts'
import { Act } from '../../parts/act.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Go } from '../../parts/go.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign, Quiet } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.library.notifications

/** A lens or profile in use of which there is a newer version. */
interface Notice {
  readonly kind: 'lens' | 'profile'
  readonly reference: string
  readonly workload: string
  readonly workloadName: string
  readonly used: string
  readonly latest: string
}

const lensNotices = toolList(
  'ListNotifications',
  { MaxResults: 50 },
  (o) => o.NotificationSummaries,
)
const profileNotices = toolList(
  'ListProfileNotifications',
  { MaxResults: 50 },
  (o) => o.NotificationSummaries,
)

/** What in use has a newer version. */
export default function Notifications() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const lenses = useQuery(lensNotices)
  const profiles = useQuery(profileNotices)
  const [chosen, setChosen] = useState<Notice>()
  const items = noticesOf(lenses.data, profiles.data)
  return (
    <>
      <ListTable
        id="notifications"
        title={s.title}
        description={s.description}
        items={items}
        loading={lenses.isPending || profiles.isPending}
        error={lenses.error ?? profiles.error}
        retry={() => void Promise.all([lenses.refetch(), profiles.refetch()])}
        columns={columns(setChosen)}
        keyOf={(notice) => `${notice.reference} ${notice.workload}`}
        empty={
          <Empty
            title={s.emptyTitle}
            text={s.emptyText}
            action={<Go to="/lenses">{s.toLenses}</Go>}
          />
        }
      />
      {chosen === undefined ? null : <Upgrade notice={chosen} close={() => setChosen(undefined)} />}
    </>
  )
}

type Lenses = NonNullable<Output<'ListNotifications'>['NotificationSummaries']>
type Profiles = NonNullable<Output<'ListProfileNotifications'>['NotificationSummaries']>

function noticesOf(
  lenses: Lenses | undefined,
  profiles: Profiles | undefined,
): readonly Notice[] | undefined {
  if (lenses === undefined || profiles === undefined) return undefined
  return [
    ...lenses.map(({ LensUpgradeSummary: one }) => ({
      kind: 'lens' as const,
      reference: one?.LensArn ?? one?.LensAlias ?? '',
      workload: one?.WorkloadId ?? '',
      workloadName: one?.WorkloadName ?? one?.ResourceName ?? '',
      used: one?.CurrentLensVersion ?? '',
      latest: one?.LatestLensVersion ?? '',
    })),
    ...profiles.map((one) => ({
      kind: 'profile' as const,
      reference: one.CurrentProfileVersion === undefined ? '' : (one.ProfileArn ?? ''),
      workload: one.WorkloadId ?? '',
      workloadName: one.WorkloadName ?? '',
      used: one.CurrentProfileVersion ?? '',
      latest: one.LatestProfileVersion ?? '',
    })),
  ]
}

function columns(choose: (notice: Notice) => void): readonly Column<Notice>[] {
  return [
    {
      id: 'what',
      header: s.what,
      value: (notice) => notice.reference,
      isRowHeader: true,
      minWidth: 240,
      cell: (notice) => (
        <>
          <Foreign>{notice.reference.split('/').at(-1)}</Foreign>
          <Quiet>{s.kinds[notice.kind]}</Quiet>
        </>
      ),
    },
    {
      id: 'workload',
      header: s.workload,
      value: (notice) => notice.workloadName,
      cell: (notice) => (
        <Go to={`/workloads/${notice.workload}`}>
          <Foreign>{notice.workloadName}</Foreign>
        </Go>
      ),
    },
    { id: 'used', header: s.used, value: (notice) => notice.used, cell: (notice) => notice.used },
    {
      id: 'latest',
      header: s.latest,
      value: (notice) => notice.latest,
      cell: (notice) => notice.latest,
    },
    {
      id: 'upgrade',
      header: t.common.actions,
      cell: (notice) => (
        <Act right="own" workload={notice.workload} onClick={() => choose(notice)}>
          {s.upgrade}
        </Act>
      ),
    },
  ]
}

function Upgrade({ notice, close }: { readonly notice: Notice; readonly close: () => void }) {
  const [name, setName] = useState('')
  const run = async () => {
    const milestone = { WorkloadId: notice.workload, MilestoneName: name.trim() }
    if (notice.kind === 'lens')
      await callTool('UpgradeLensReview', { ...milestone, LensAlias: notice.reference })
    else await callTool('UpgradeProfileVersion', { ...milestone, ProfileArn: notice.reference })
    forget()
    flashDone(s.upgraded)
  }
  return (
    <Confirm
      title={s.upgradeTitle}
      confirm={s.upgrade}
      run={run}
      close={close}
      disabled={name.trim().length < 3}
    >
      <p>{s.upgradeText}</p>
      <TextField label={s.milestone} value={name} onChange={setName} autoFocus />
    </Confirm>
  )
}
