import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { useFollow } from '../../app/navigation.tsx'
import type { Home } from '../../data/home.ts'
import { Go } from '../../parts/go.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.home
/** Workloads that are shown before someone asks for more. */
const few = 15

type Workload = Home['workloads'][number]
type Risks = Workload['risks']

/** Risk of every domain in every workload, the worst first; every cell leads to its questions. */
export function HeatTable({ home }: { readonly home: Home }) {
  const [text, setText] = useState('')
  const [most, setMost] = useState(few)
  const wanted = text.toLowerCase()
  const found = home.workloads
    .filter(({ name, account }) => `${name} ${account}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => b.risks.HIGH - a.risks.HIGH || b.risks.MEDIUM - a.risks.MEDIUM)
  const shown = found.slice(0, most)
  return (
    <Container
      header={
        <Header variant="h2" description={s.heatHelp}>
          {s.heat}
        </Header>
      }
      footer={
        found.length > shown.length ? (
          <Button variant="link" onClick={() => setMost(most + 50)}>
            {s.showMore} ({s.shown(shown.length, found.length)})
          </Button>
        ) : undefined
      }
    >
      {home.workloads.length > few ? (
        <TextFilter
          filteringText={text}
          filteringPlaceholder={s.search}
          filteringAriaLabel={s.search}
          countText={s.shown(found.length, home.workloads.length)}
          onChange={({ detail }) => setText(detail.filteringText)}
        />
      ) : null}
      {/* A table that scrolls sideways must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="heat-scroll" role="region" aria-label={s.heat} tabIndex={0}>
        <table className="heat">
          <thead>
            <tr>
              <th scope="col">{s.workload}</th>
              {home.domains.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((workload) => (
              <tr key={workload.id}>
                <th scope="row">
                  <Go to={`/workloads/${workload.id}`}>
                    <Foreign>{workload.name}</Foreign>
                  </Go>
                </th>
                {home.domains.map(({ id, title }) => (
                  <td key={id}>
                    <Cell
                      workload={workload}
                      domain={id}
                      title={title}
                      risks={workload.domains.find(({ domain }) => domain === id)?.risks}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Container>
  )
}

interface CellProps {
  readonly workload: Workload
  readonly domain: string
  readonly title: string
  readonly risks: Risks | undefined
}

function Cell({ workload, domain, title, risks }: CellProps) {
  const follow = useFollow()
  if (risks === undefined) return <span className="heat-cell heat-open">–</span>
  const { HIGH, MEDIUM, UNANSWERED } = risks
  const tone = HIGH > 0 ? 'high' : MEDIUM > 0 ? 'medium' : UNANSWERED > 0 ? 'open' : 'none'
  const href = `/workloads/${workload.id}?tab=review&domain=${domain}`
  const words = s.cell(HIGH, MEDIUM, UNANSWERED)
  const also = s.also(HIGH > 0 ? MEDIUM : 0, HIGH + MEDIUM > 0 ? UNANSWERED : 0)
  return (
    <a
      href={href}
      className={`heat-cell heat-${tone}`}
      aria-label={`${workload.name}, ${title}: ${[words, also].filter((each) => each !== '').join(' ')}`}
      onClick={(event) =>
        follow({ detail: { href }, preventDefault: () => event.preventDefault() })
      }
    >
      {words} {also === '' ? null : <small>{also}</small>}
    </a>
  )
}
