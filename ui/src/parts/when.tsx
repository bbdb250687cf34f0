const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** ISO 8601, or seconds since the epoch as the wire gives them. */
export type Time = string | number

export function dateOf(time: Time): Date {
  return new Date(typeof time === 'number' ? time * 1000 : time)
}

interface Props {
  readonly at: Time | undefined
  /** What stands where there is no time. */
  readonly none?: string
  readonly as?: 'moment' | 'day' | 'ago'
}

/** A time as people say it; the exact one is in its title. */
export function When({ at, none = '–', as = 'moment' }: Props) {
  if (at === undefined || at === '') return <>{none}</>
  const date = dateOf(at)
  if (Number.isNaN(date.getTime())) return <>{none}</>
  return (
    <time dateTime={date.toISOString()} title={moment.format(date)}>
      {as === 'day' ? day.format(date) : as === 'ago' ? ago(date) : moment.format(date)}
    </time>
  )
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `3 days ago`, `in 2 weeks`. */
export function ago(date: Date, now = Date.now()): string {
  const seconds = (date.getTime() - now) / 1000
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  return 'just now'
}

/** Whole days from today; negative in the past. */
export function daysUntil(at: Time, now = Date.now()): number {
  return Math.ceil((dateOf(at).getTime() - now) / 86_400_000)
}
