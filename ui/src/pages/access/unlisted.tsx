import Alert from '@cloudscape-design/components/alert'
import type { AccessSubjects } from '../../data/access.ts'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.access.unlisted
/** Entries that are named; the others are counted. */
const few = 8

type Props = Pick<AccessSubjects, 'unlisted' | 'unlistedTotal'>

/** What an answer may lack, because nobody could list it; nothing where all was listed. */
export function Unlisted({ unlisted, unlistedTotal }: Props) {
  if (unlistedTotal === 0) return null
  const shown = unlisted.slice(0, few)
  return (
    <Alert type="warning" header={s.title}>
      <ul>
        {shown.map((entry) => (
          <li key={JSON.stringify(entry)}>
            <Foreign>{s.entry(whatOf(entry), placeOf(entry))}</Foreign>{' '}
            <Foreign>{`${entry.operation}, ${entry.error}`}</Foreign>
          </li>
        ))}
      </ul>
      {unlistedTotal > shown.length ? <p>{s.more(unlistedTotal - shown.length)}</p> : null}
    </Alert>
  )
}

type Entry = AccessSubjects['unlisted'][number]

function whatOf({ types }: Entry): string {
  return types.includes('*') ? s.any : types.join(', ')
}

function placeOf({ account, region }: Entry): string {
  return [account, region].filter((part) => part !== undefined).join(' ')
}
