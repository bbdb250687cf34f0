import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { usePage } from '../../app/page.tsx'
import { type Home as HomeData, homeQuery } from '../../data/home.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { OnlyFirst } from '../../parts/only-first.tsx'
import { TimeToFix } from '../../parts/time-to-fix.tsx'
import { t } from '../../strings/en.ts'
import { Contradictions } from './contradictions.tsx'
import { Coverages } from './coverages.tsx'
import { DueSoon } from './due-soon.tsx'
import { HeatTable } from './heat-table.tsx'
import { Totals } from './totals.tsx'
import { TrendOfAll } from './trend-of-all.tsx'

const s = t.home

/** Where everything stands. */
export default function Home() {
  usePage({ title: s.title, contentType: 'dashboard', help: help(s.help) })
  const query = useQuery(homeQuery)
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={s.lead}>
          {s.title}
        </Header>
      }
    >
      <Loaded query={query} lines={10}>
        {(home) => (home.workloads.length === 0 ? <Nothing /> : <Everything home={home} />)}
      </Loaded>
    </ContentLayout>
  )
}

function Everything({ home }: { readonly home: HomeData }) {
  const half = { colspan: { default: 12, s: 6 } }
  const whole = { colspan: 12 }
  return (
    <SpaceBetween size="l">
      <OnlyFirst count={home.onlyFirst} />
      <Totals workloads={home.workloads} />
      <HeatTable home={home} />
      <Grid gridDefinition={[half, half, half, half, whole]}>
        <DueSoon items={home.due} workloads={home.workloads} />
        <Contradictions disputes={home.disputes} workloads={home.workloads} />
        <TrendOfAll points={home.trend} />
        <Coverages workloads={home.workloads} />
        <TimeToFix />
      </Grid>
    </SpaceBetween>
  )
}

function Nothing() {
  const router = useRouter()
  return (
    <Container>
      <Empty
        title={s.emptyTitle}
        text={s.emptyText}
        command={t.workloads.emptyCommand}
        action={
          <Act
            right="own"
            variant="primary"
            onClick={() => router.history.push('/define-workload')}
          >
            {t.workloads.define}
          </Act>
        }
      />
    </Container>
  )
}
