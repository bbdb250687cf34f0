import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { RunWithReview } from '../../data/api.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { StackedBar } from '../../parts/stacked-bar.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.overview

type Domain = NonNullable<RunWithReview['review']>['domains'][number]

/** Questions of each domain by their risk, with how much was seen. */
export function DomainRisks({
  id,
  domains,
}: {
  readonly id: string
  readonly domains: readonly Domain[]
}) {
  const most = Math.max(1, ...domains.map(({ risks }) => sum(risks)))
  return (
    <Container fitHeight header={<Header variant="h2">{s.domains}</Header>}>
      <table className="bars">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{s.domain}</th>
            <th scope="col">{t.workload.review.risk}</th>
            <th scope="col">{s.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => (
            <tr key={domain.id}>
              <th scope="row">
                <Foreign>{domain.title}</Foreign>
              </th>
              <td>
                <StackedBar
                  counts={domain.risks}
                  most={most}
                  hrefOf={(risk) => `/workloads/${id}?tab=review&risk=${risk}&domain=${domain.id}`}
                />
              </td>
              <td>
                <Coverage share={domain.coverage} label={`${s.coverage}, ${domain.title}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Container>
  )
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
