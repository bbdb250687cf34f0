import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LineChart from '@cloudscape-design/components/line-chart'
import type { Home } from '../../data/home.ts'
import { Empty } from '../../parts/empty.tsx'
import { t } from '../../strings/en.ts'

const s = t.home
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

/** High and medium risks over all workloads, at every milestone. */
export function TrendOfAll({ points }: { readonly points: Home['trend'] }) {
  const line = (of: 'high' | 'medium') =>
    points.map((point) => ({ x: new Date(point.at), y: point[of] }))
  const most = Math.max(4, ...points.map(({ high, medium }) => Math.max(high, medium)))
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={s.trendHelp}>
          {s.trend}
        </Header>
      }
    >
      {points.length === 0 ? (
        <Empty title={s.noTrendTitle} text={s.noTrendText} />
      ) : (
        <LineChart
          height={200}
          hideFilter
          xScaleType="time"
          ariaLabel={s.trend}
          yDomain={[0, most]}
          i18nStrings={{ xTickFormatter: (date) => day.format(date) }}
          series={[
            { title: t.words.risk.HIGH, type: 'line', data: line('high'), color: '#c2272d' },
            { title: t.words.risk.MEDIUM, type: 'line', data: line('medium'), color: '#b07a00' },
          ]}
        />
      )}
    </Container>
  )
}
