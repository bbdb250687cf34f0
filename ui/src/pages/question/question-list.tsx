import Select from '@cloudscape-design/components/select'
import { useEffect, useRef } from 'react'
import { useFollow } from '../../app/navigation.tsx'
import type { UrlChange } from '../../app/url-state.ts'
import type { QuestionSummary } from '../../data/questions.ts'
import { Foreign, Origin, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.question

interface Props {
  readonly questions: readonly QuestionSummary[]
  readonly current: string
  readonly pillars: readonly string[]
  readonly pillar: string
  readonly lenses: readonly {
    readonly LensAlias?: string
    readonly LensArn?: string
    readonly LensName?: string
  }[]
  readonly lens: string
  readonly go: (question: string) => void
  readonly change: (values: UrlChange) => void
}

/** The questions at the left: risk, and who answered. */
export function QuestionList(props: Props) {
  const { questions, current, go } = props
  const follow = useFollow()
  const active = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    void active.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const confirmed = questions.filter(
    ({ origin }) => origin === 'human' || origin === 'mixed',
  ).length
  return (
    <aside className="review-list" aria-label={s.list}>
      <Choices {...props} />
      <div className="quiet review-progress">{s.progress(confirmed, questions.length)}</div>
      <div className="review-narrow">
        <Select
          ariaLabel={s.list}
          options={questions.map(({ id, number, title }) => ({
            value: id,
            label: `${number ?? ''} ${title}`,
          }))}
          selectedOption={(() => {
            const here = questions.find(({ id }) => id === current)
            return here === undefined
              ? null
              : { value: here.id, label: `${here.number ?? ''} ${here.title}` }
          })()}
          onChange={({ detail }) => go(detail.selectedOption.value ?? '')}
        />
      </div>
      <ol className="review-questions">
        {questions.map((question) => {
          const href = `?q=${question.id}`
          return (
            <li key={question.id}>
              <a
                ref={question.id === current ? active : null}
                href={href}
                aria-current={question.id === current ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey) return
                  event.preventDefault()
                  go(question.id)
                  follow({ detail: {}, preventDefault: () => undefined })
                }}
              >
                <span className={`dot dot-${question.risk.toLowerCase()}`} aria-hidden />
                <span>
                  <b>{question.number}</b> <Foreign>{question.title}</Foreign>
                  <span className="review-question-words">
                    {wordOf(t.words.risk, question.risk)}
                    <Origin origin={question.origin} />
                    {question.disputes > 0 ? <span className="disputed">{s.disputed}</span> : null}
                  </span>
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}

function Choices({ pillars, pillar, lenses, lens, change }: Props) {
  const pillarOptions = [
    { value: '', label: t.workload.review.all },
    ...pillars.map((value) => ({ value, label: wordOf(t.words.pillar, value) })),
  ]
  const lensOptions = lenses.map(({ LensAlias, LensArn, LensName }) => ({
    value: LensAlias ?? LensArn ?? '',
    label: LensName,
  }))
  return (
    <div className="review-choices">
      {lensOptions.length > 1 ? (
        <Select
          ariaLabel={s.lens}
          options={lensOptions}
          selectedOption={lensOptions.find(({ value }) => value === lens) ?? null}
          onChange={({ detail }) =>
            change({
              lens: detail.selectedOption.value,
              q: undefined,
              pillar: undefined,
              practice: undefined,
            })
          }
        />
      ) : null}
      {pillars.length > 1 ? (
        <Select
          ariaLabel={s.pillar}
          options={pillarOptions}
          selectedOption={pillarOptions.find(({ value }) => value === pillar) ?? null}
          onChange={({ detail }) =>
            change({ pillar: detail.selectedOption.value, q: undefined, practice: undefined })
          }
        />
      ) : null}
    </div>
  )
}
