import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useRefusal } from '../../app/may.ts'
import { usePage } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { newestRun, runsQuery } from '../../data/api.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { ListTable } from '../../parts/list-table.tsx'
import { OfWorkload } from '../../parts/of-workload.tsx'
import { t } from '../../strings/en.ts'
import { columnsOf } from './columns.tsx'
import { Health } from './health.tsx'
import { StartRun } from './start-run.tsx'

const s = t.runs

/** Runs of the workload that the address names, and what they could not see. */
export default function Runs() {
  usePage({ title: s.title, help: help(s.help) })
  return (
    <ContentLayout header={<Header variant="h1">{s.title}</Header>}>
      <OfWorkload>{(workload) => <OfOne key={workload} workload={workload} />}</OfWorkload>
    </ContentLayout>
  )
}

/** Milliseconds between looks at a run that goes on. */
const lookEvery = 1500

function OfOne({ workload }: { readonly workload: string }) {
  const [parameters, change] = useUrlState()
  const query = useQuery({
    ...runsQuery(workload),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'RUNNING') === true ? lookEvery : false,
  })
  const refusal = useRefusal('contribute', workload)
  const newest = newestRun(query.data ?? [])
  const start = (
    <Act
      right="contribute"
      workload={workload}
      variant="primary"
      onClick={() => change({ start: '1' })}
    >
      {s.start}
    </Act>
  )
  return (
    <SpaceBetween size="l">
      <ListTable
        id="runs"
        title={s.list}
        variant="container"
        description={s.listHelp}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columnsOf(newest?.id)}
        keyOf={(run) => run.id}
        sortBy="started"
        descending
        actions={start}
        empty={
          <Empty
            title={s.emptyTitle}
            text={s.emptyText}
            command={`plinth review --aws --save ${workload}`}
            action={start}
          />
        }
      />
      {newest === undefined ? null : <Health workload={workload} />}
      {parameters.has('start') && refusal === undefined ? (
        <StartRun workload={workload} close={() => change({ start: undefined })} />
      ) : null}
    </SpaceBetween>
  )
}
