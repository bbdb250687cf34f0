import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFollow } from '../../app/navigation.tsx'
import { type Places, placesQuery } from '../../data/pictures.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.pictures.map

/** Accounts that are shown before someone asks for more. */
const few = 12

/** Where the resources of a workload are, how bad it is there, and how much of it nobody could judge. */
export function PlaceMap({ id }: { readonly id: string }) {
  const query = useQuery(placesQuery(id))
  return (
    <Container
      header={
        <Header variant="h2" description={s.help}>
          {s.title}
        </Header>
      }
    >
      <Loaded query={query} lines={5}>
        {(data) => <Matrix id={id} data={data} />}
      </Loaded>
    </Container>
  )
}

function Matrix({ id, data }: { readonly id: string; readonly data: Places }) {
  const [most, setMost] = useState(few)
  const { accounts, regions, places } = data
  const at = new Map(places.map((place) => [`${place.account} ${place.region}`, place]))
  const shown = accounts.slice(0, most)
  return (
    <>
      {/* A table that scrolls sideways must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="heat-scroll" role="region" aria-label={s.title} tabIndex={0}>
        <table className="heat">
          <thead>
            <tr>
              <th scope="col">{s.account}</th>
              {regions.map((region) => (
                <th key={region} scope="col">
                  {region === '' ? s.noRegion : region}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((account) => (
              <tr key={account}>
                <th scope="row">
                  <span className="id">{account === '' ? s.noAccount : account}</span>
                </th>
                {regions.map((region) => (
                  <td key={region}>
                    <Cell
                      id={id}
                      name={`${account === '' ? s.noAccount : account}, ${region === '' ? s.noRegion : region}`}
                      place={at.get(`${account} ${region}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {accounts.length > shown.length ? (
        <Button variant="link" onClick={() => setMost(most + 50)}>
          {s.more(accounts.length - shown.length)}
        </Button>
      ) : null}
    </>
  )
}

const tones = { critical: 'high', high: 'high', medium: 'medium', low: 'low' } as const

interface CellProps {
  readonly id: string
  readonly name: string
  readonly place: Places['places'][number] | undefined
}

function Cell({ id, name, place }: CellProps) {
  const follow = useFollow()
  if (place === undefined) return <span className="heat-cell heat-open">{s.nothing}</span>
  const { account, region, resources, worst, unknown, coverage } = place
  const tone = worst === undefined ? (unknown > 0 ? 'open' : 'none') : tones[worst]
  const query = new URLSearchParams({ tab: 'findings', account, region })
  const href = `/workloads/${id}?${query.toString()}`
  const worstWord = worst === undefined ? s.noFailures : wordOf(t.words.severity, worst)
  const also = [
    worstWord,
    ...(unknown > 0 ? [s.unknown(unknown)] : []),
    ...(coverage === undefined ? [] : [s.judged(Math.floor(coverage * 100))]),
  ].join(' · ')
  return (
    <a
      href={href}
      className={`heat-cell heat-${tone}`}
      aria-label={`${name}: ${s.resources(resources)}, ${also}`}
      onClick={(event) =>
        follow({ detail: { href }, preventDefault: () => event.preventDefault() })
      }
    >
      {s.resources(resources)} <small>{also}</small>
    </a>
  )
}
