import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { coverageQuery } from '../../data/api.ts'
import { type CollectionHealth, healthQuery } from '../../data/home.ts'
import { CodeBlock } from '../../parts/code-block.tsx'
import { Coverage } from '../../parts/coverage.tsx'
import { Go } from '../../parts/go.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { BlindChecks, FailedCalls } from './unseen.tsx'

const s = t.runs

/** What nobody could see, by the permission that would open it. */
export function Health({ workload }: { readonly workload: string }) {
  const query = useQuery(healthQuery(workload))
  return (
    <Loaded query={query}>
      {(health) => (
        <SpaceBetween size="l">
          <Container
            header={
              <Header variant="h2" description={s.healthHelp} counter={`(${health.groups.length})`}>
                {s.health}
              </Header>
            }
          >
            <SpaceBetween size="m">
              <div className="change-risks">
                <Coverage share={health.coverage} />
                <span>{s.gaps(health.gaps)}</span>
              </div>
              {health.groups.length === 0 ? (
                <Box color="text-body-secondary">{s.complete}</Box>
              ) : (
                health.groups.map((group) => (
                  <Group
                    key={`${group.permission} ${group.reason} ${group.operations.join(' ')}`}
                    group={group}
                    workload={workload}
                  />
                ))
              )}
              {health.blind === 0 ? null : <BlindChecks workload={workload} count={health.blind} />}
              {health.policy === undefined ? null : (
                <ExpandableSection headerText={s.addAll} defaultExpanded={false}>
                  <CodeBlock code={JSON.stringify(health.policy, null, 2)} label={s.addAll} />
                </ExpandableSection>
              )}
            </SpaceBetween>
          </Container>
          <ByQuestion workload={workload} />
        </SpaceBetween>
      )}
    </Loaded>
  )
}

interface GroupProps {
  readonly workload: string
  readonly group: CollectionHealth['groups'][number]
}

function Group({ workload, group }: GroupProps) {
  const where = [...group.accounts, ...group.regions].join(', ')
  return (
    <section className="evidence-item" aria-label={group.permission ?? group.operations.join(' ')}>
      <div className="evidence-head">
        <b className="mono">
          <Foreign>{group.permission ?? group.operations.join(', ')}</Foreign>
        </b>
        <span className="quiet">{wordOf(s.reasons, group.reason)}</span>
      </div>
      <div className="quiet">
        {s.where}: {where === '' ? '–' : where} · {s.what}:{' '}
        <Foreign>{group.types.join(', ')}</Foreign>
        {group.hides ? ` · ${s.hides}` : ''}
      </div>
      <div className="quiet">
        <Foreign>{group.error}</Foreign>
      </div>
      <FailedCalls workload={workload} group={group} />
      {group.statement === undefined ? null : (
        <ExpandableSection headerText={s.add} variant="footer">
          <CodeBlock code={JSON.stringify(group.statement, null, 2)} label={s.add} />
        </ExpandableSection>
      )}
    </section>
  )
}

function ByQuestion({ workload }: { readonly workload: string }) {
  const query = useQuery(coverageQuery(workload))
  return (
    <Container header={<Header variant="h2">{s.byDomain}</Header>}>
      <Loaded query={query}>
        {({ questions }) => (
          <ul className="rows">
            {questions
              .toSorted((a, b) => a.coverage - b.coverage)
              .map(({ id, title, coverage }) => (
                <li key={id}>
                  <Go to={`/workloads/${workload}/questions?q=${id}`}>
                    <Foreign>{title}</Foreign>
                  </Go>
                  <Coverage share={coverage} label={`${s.coverage}, ${title}`} />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Container>
  )
}
