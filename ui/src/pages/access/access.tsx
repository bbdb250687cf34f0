import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { usePage } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { type AccessSubjects, subjectsQuery } from '../../data/access.ts'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { t } from '../../strings/en.ts'
import { Exposure } from './exposure.tsx'
import { Paths } from './paths.tsx'
import { Unlisted } from './unlisted.tsx'
import { WhoCan } from './who-can.tsx'
import { WithPolicies } from './with-policies.tsx'

const s = t.access

/** Who can do what, what is open to whom, and who could become more; the tab is in the address. */
export default function Access() {
  usePage({ title: s.title, help: help(s.help) })
  const query = useQuery(subjectsQuery)
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={s.lead}>
          {s.title}
        </Header>
      }
    >
      <Loaded query={query}>
        {(subjects) =>
          subjects.seen ? (
            <WithPolicies>
              <SpaceBetween size="m">
                {subjects.leftOut > 0 ? (
                  <Alert type="warning">{s.leftOut(subjects.leftOut)}</Alert>
                ) : null}
                <Pages subjects={subjects} />
              </SpaceBetween>
            </WithPolicies>
          ) : (
            <SpaceBetween size="m">
              <Unlisted {...subjects} />
              <Container>
                <Empty title={s.emptyTitle} text={s.emptyText} command={s.emptyCommand} />
              </Container>
            </SpaceBetween>
          )
        }
      </Loaded>
    </ContentLayout>
  )
}

function Pages({ subjects }: { readonly subjects: AccessSubjects }) {
  const router = useRouter()
  const [parameters] = useUrlState()
  return (
    <Tabs
      ariaLabel={s.title}
      activeTabId={parameters.get('tab') ?? 'who-can'}
      onChange={({ detail: { activeTabId: tab } }) =>
        router.history.push(tab === 'who-can' ? '/access' : `/access?tab=${tab}`)
      }
      tabs={[
        { id: 'who-can', label: s.tabs['who-can'], content: <WhoCan subjects={subjects} /> },
        { id: 'exposure', label: s.tabs.exposure, content: <Exposure /> },
        { id: 'paths', label: s.tabs.paths, content: <Paths subjects={subjects} /> },
      ]}
    />
  )
}
