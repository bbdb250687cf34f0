import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeys } from '../../app/keys.ts'
import { off, useRefusal } from '../../app/may.ts'
import { readOnly } from '../../app/mode.ts'
import { usePage } from '../../app/page.tsx'
import { usePathId, useUrlState } from '../../app/url-state.ts'
import { workloadQuery } from '../../data/workload.ts'
import type { Output } from '../../data/operations.ts'
import { Act } from '../../parts/act.tsx'
import { help } from '../../parts/help.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { DeleteWorkloads } from '../workloads/delete-workloads.tsx'
import { EditProperties } from './edit-properties.tsx'
import { Evidence } from './evidence.tsx'
import { Findings } from './findings.tsx'
import { Milestones } from './milestones.tsx'
import { Overview } from './overview.tsx'
import { Plan } from './plan.tsx'
import { Properties } from './properties.tsx'
import { Review } from './review.tsx'
import { SaveMilestone } from './save-milestone.tsx'
import { Shares } from './shares.tsx'

const s = t.workload

export type WorkloadDetail = NonNullable<Output<'GetWorkload'>['Workload']>

/** One workload, in tabs; the tab is in the address. */
export default function Workload() {
  const id = usePathId()
  const query = useQuery(workloadQuery(id))
  usePage({
    title: query.data?.Workload?.WorkloadName ?? t.common.workload,
    trail: [{ text: t.workloads.title, href: '/workloads' }],
    help: help(s.help),
  })
  return (
    <Loaded query={query}>
      {({ Workload: workload }) =>
        workload === undefined ? null : <Detail id={id} workload={workload} />
      }
    </Loaded>
  )
}

type Dialog = 'milestone' | 'edit' | 'delete'

function Detail({ id, workload }: { readonly id: string; readonly workload: WorkloadDetail }) {
  const router = useRouter()
  const [parameters] = useUrlState()
  const [dialog, setDialog] = useState<Dialog>()
  const review = () => router.history.push(`/workloads/${id}/questions`)
  const refusal = useRefusal('own', id)
  const mayOwn = !readOnly && refusal === undefined
  useKeys({ r: review, ...(mayOwn ? { m: () => setDialog('milestone') } : {}) })
  const close = () => setDialog(undefined)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<Foreign>{workload.Description}</Foreign>}
          actions={readOnly ? null : <Actions id={id} open={setDialog} review={review} />}
        >
          <Foreign>{workload.WorkloadName}</Foreign>
        </Header>
      }
    >
      <Tabs
        ariaLabel={s.tabs.label}
        activeTabId={parameters.get('tab') ?? 'overview'}
        onChange={({ detail }) =>
          router.history.push(
            `/workloads/${id}${detail.activeTabId === 'overview' ? '' : `?tab=${detail.activeTabId}`}`,
          )
        }
        tabs={[
          {
            id: 'overview',
            label: s.tabs.overview,
            content: <Overview id={id} workload={workload} />,
          },
          { id: 'review', label: s.tabs.review, content: <Review id={id} workload={workload} /> },
          { id: 'findings', label: s.tabs.findings, content: <Findings id={id} /> },
          { id: 'plan', label: s.tabs.plan, content: <Plan id={id} /> },
          ...(readOnly
            ? []
            : [
                { id: 'milestones', label: s.tabs.milestones, content: <Milestones id={id} /> },
                { id: 'evidence', label: s.tabs.evidence, content: <Evidence id={id} /> },
              ]),
          {
            id: 'properties',
            label: s.tabs.properties,
            content: <Properties workload={workload} edit={() => setDialog('edit')} />,
          },
          ...(readOnly
            ? []
            : [{ id: 'shares', label: s.tabs.shares, content: <Shares id={id} /> }]),
        ]}
      />
      {readOnly ? null : <Dialogs dialog={dialog} close={close} workload={workload} />}
    </ContentLayout>
  )
}

interface DialogProps {
  readonly dialog: Dialog | undefined
  readonly close: () => void
  readonly workload: WorkloadDetail
}

/** Whatever is asked right now. */
function Dialogs({ dialog, close, workload }: DialogProps) {
  const router = useRouter()
  const [, change] = useUrlState()
  if (dialog === 'milestone')
    return (
      <SaveMilestone
        id={workload.WorkloadId ?? ''}
        close={(saved) => {
          close()
          if (saved) change({ tab: 'milestones' })
        }}
      />
    )
  if (dialog === 'edit') return <EditProperties workload={workload} close={close} />
  if (dialog === 'delete')
    return (
      <DeleteWorkloads
        workloads={[workload]}
        close={(done) => {
          close()
          if (done) router.history.push('/workloads')
        }}
      />
    )
  return null
}

interface ActionProps {
  readonly id: string
  readonly open: (dialog: Dialog) => void
  readonly review: () => void
}

function Actions({ id, open, review }: ActionProps) {
  const router = useRouter()
  const refusal = useRefusal('own', id)
  const items = [
    { id: 'run', text: s.run, ...off(useRefusal('contribute', id)) },
    { id: 'report', text: s.report },
    { id: 'edit', text: s.edit, ...off(refusal) },
    { id: 'delete', text: s.properties.delete, ...off(refusal) },
  ]
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={items}
        onItemClick={({ detail }) => {
          if (detail.id === 'report') router.history.push(`/workloads/${id}/report`)
          else if (detail.id === 'run') router.history.push(`/runs?workload=${id}&start=1`)
          else open(detail.id === 'edit' ? 'edit' : 'delete')
        }}
      >
        {t.common.actions}
      </ButtonDropdown>
      <Act right="own" workload={id} onClick={() => open('milestone')}>
        {s.saveMilestone}
      </Act>
      <Button variant="primary" onClick={review}>
        {s.continue}
      </Button>
    </SpaceBetween>
  )
}
