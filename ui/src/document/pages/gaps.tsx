import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { usePage } from '../../app/page.tsx'
import { Health } from '../../pages/runs/health.tsx'
import { Foreign, Quiet } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { type EmbeddedReview, only } from '../review.ts'

const s = t.document

/** What was not seen, and what else the reader should know before relying on the review. */
export function Gaps({ review }: { readonly review: EmbeddedReview }) {
  usePage({ title: s.gaps })
  return (
    <ContentLayout header={<Header variant="h1">{s.gaps}</Header>}>
      <SpaceBetween size="l">
        <LeftOut review={review} />
        <Health workload={only} />
        <Attention review={review} />
      </SpaceBetween>
    </ContentLayout>
  )
}

/** What the file does not hold, where it is not everything. */
export function LeftOut({ review: { leftOut } }: { readonly review: EmbeddedReview }) {
  const lists = Object.entries(leftOut)
    .filter(([, count]) => count > 0)
    .map(([list, count]) => `${count.toLocaleString('en')} ${wordOf(list)}`)
  if (lists.length === 0) return null
  return (
    <Alert type="warning" header={s.leftOut}>
      {s.leftOutText(lists.join(', '))}
    </Alert>
  )
}

function wordOf(list: string): string {
  const words: Readonly<Record<string, string>> = s.leftOutOf
  return words[list] ?? list
}

function Attention({ review }: { readonly review: EmbeddedReview }) {
  const remarks = remarksOf(review)
  if (remarks.length === 0) return null
  return (
    <Container
      header={
        <Header variant="h2" description={s.attentionHelp} counter={`(${remarks.length})`}>
          {s.attention}
        </Header>
      }
    >
      <ul className="rows">
        {remarks.map(({ text, help }, index) => (
          <li key={index}>
            <div>
              <Foreign>{text}</Foreign>
              <Quiet>
                <Foreign>{help}</Foreign>
              </Quiet>
            </div>
          </li>
        ))}
      </ul>
    </Container>
  )
}

interface Remark {
  readonly text: string
  readonly help: string | undefined
}

function remarksOf(review: EmbeddedReview): readonly Remark[] {
  const { expiredAttestations, suppressions, diagnostics } = review
  return [
    ...expiredAttestations.map(({ by, practice, expires, statement }) => ({
      text: s.expired(by, numberOf(review, practice), expires),
      help: statement,
    })),
    ...suppressions.stale.map(({ check, why, expires, reason }) => ({
      text: why === 'expired' ? s.stale.expired(check, expires) : s.stale.unused(check),
      help: reason,
    })),
    ...diagnostics.map(({ message, help }) => ({ text: message, help })),
  ]
}

function numberOf({ questions }: EmbeddedReview, practice: string): string {
  const found = questions.flatMap(({ practices }) => practices).find(({ id }) => id === practice)
  return found?.number ?? practice
}
