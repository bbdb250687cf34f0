import { useFollow, useHref } from '../app/navigation.tsx'
import { t } from '../strings/en.ts'
import { wordOf } from './words.tsx'

const order = ['HIGH', 'MEDIUM', 'UNANSWERED', 'NONE', 'NOT_APPLICABLE'] as const

interface Props {
  readonly counts: Readonly<Record<string, number>>
  /** What the whole width stands for. */
  readonly most: number
  readonly hrefOf: (risk: string) => string
}

/** Questions by risk as one bar; every part leads to the questions it counts. */
export function StackedBar({ counts, most, hrefOf }: Props) {
  const follow = useFollow()
  const addressOf = useHref()
  return (
    <span className="stack">
      {order.map((risk) => {
        const count = counts[risk] ?? 0
        if (count === 0) return null
        const href = hrefOf(risk)
        return (
          <a
            key={risk}
            href={addressOf(href)}
            className={`stack-part stack-${risk.toLowerCase()}`}
            style={{ flexBasis: `${(100 * count) / most}%` }}
            title={`${wordOf(t.words.risk, risk)}: ${count}`}
            aria-label={`${count} ${wordOf(t.words.riskShort, risk)}: ${wordOf(t.words.risk, risk)}`}
            onClick={(event) =>
              follow({ detail: { href }, preventDefault: () => event.preventDefault() })
            }
          >
            {count} <small>{wordOf(t.words.riskShort, risk)}</small>
          </a>
        )
      })}
    </span>
  )
}
