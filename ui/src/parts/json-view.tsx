import Button from '@cloudscape-design/components/button'
import { useEffect, useRef, useState } from 'react'
import { t } from '../strings/en.ts'

interface Props {
  readonly value: unknown
  /** JSON Pointers whose values are marked. */
  readonly marked: readonly string[]
  readonly label: string
}

interface Line {
  readonly text: string
  readonly depth: number
  readonly marked: boolean
}

/** Lines shown before someone asks for all. */
const fewLines = 400

/** JSON, one member a line, with what decided marked and in view. */
export function JsonView({ value, marked, label }: Props) {
  const [all, setAll] = useState(false)
  const first = useRef<HTMLDivElement>(null)
  const lines = linesOf(value, marked)
  const markedAt = lines.findIndex((line) => line.marked)
  const start = all || markedAt < fewLines ? 0 : markedAt - 20
  const shown = all ? lines : lines.slice(start, start + fewLines)
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [markedAt, value])
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="json" tabIndex={0} role="region" aria-label={label}>
        {shown.map((line, index) => (
          <div
            key={start + index}
            ref={start + index === markedAt ? first : null}
            className={line.marked ? 'json-line json-marked' : 'json-line'}
            style={{ paddingInlineStart: `${line.depth * 14 + 12}px` }}
          >
            {line.marked ? <mark>{line.text}</mark> : line.text}
          </div>
        ))}
      </div>
      {shown.length < lines.length ? (
        <Button variant="inline-link" onClick={() => setAll(true)}>
          {t.findings.detail.showAll(lines.length)}
        </Button>
      ) : null}
    </>
  )
}

function linesOf(value: unknown, pointers: readonly string[]): readonly Line[] {
  const lines: Line[] = []
  const add = (each: unknown, key: string, pointer: string, depth: number, comma: string) => {
    const marked = pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`))
    const put = (text: string) => lines.push({ text, depth, marked })
    if (typeof each !== 'object' || each === null) {
      put(`${key}${JSON.stringify(each) ?? 'null'}${comma}`)
      return
    }
    const entries = Object.entries(each)
    const [open, close] = Array.isArray(each) ? ['[', ']'] : ['{', '}']
    if (entries.length === 0) {
      put(`${key}${open}${close}${comma}`)
      return
    }
    put(`${key}${open}`)
    for (const [index, [name, member]] of entries.entries()) {
      const label = Array.isArray(each) ? '' : `${JSON.stringify(name)}: `
      const last = index === entries.length - 1 ? '' : ','
      add(member, label, `${pointer}/${escape(name)}`, depth + 1, last)
    }
    put(`${close}${comma}`)
  }
  add(value, '', '', 0, '')
  return lines
}

/** A name as a step of a JSON Pointer (RFC 6901). */
function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
