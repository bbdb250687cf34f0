import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccessMatrix, matrixQuery } from '../../data/access.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { useShowPolicies } from './show-policies.ts'
import { Unlisted } from './unlisted.tsx'
import { Principal, shortName } from './words.tsx'

const s = t.access.matrix
/** Principals that are shown before someone asks for more. */
const few = 25

interface Props {
  readonly resource: string
  readonly context: readonly string[]
  /** Unless an answer above tells it. */
  readonly tellUnlisted: boolean
}

/** Everyone who can do something with a resource, by action; every cell leads to its explanation. */
export function Matrix({ resource, context, tellUnlisted }: Props) {
  const query = useQuery(matrixQuery(resource, context))
  return (
    <Loaded query={query} lines={6}>
      {(matrix) => (
        <SpaceBetween size="m">
          {tellUnlisted ? <Unlisted {...matrix} /> : null}
          {matrix.resourceSeen ? null : <Alert type="warning">{s.unseen}</Alert>}
          {matrix.aclDoubt === undefined ? null : (
            <Alert type="warning">
              {s.aclDoubt} <Foreign>{matrix.aclDoubt}</Foreign>
            </Alert>
          )}
          <Grid resource={resource} matrix={matrix} />
        </SpaceBetween>
      )}
    </Loaded>
  )
}

function Grid({ resource, matrix }: { readonly resource: string; readonly matrix: AccessMatrix }) {
  const [most, setMost] = useState(few)
  const { rows, total, columns, identities } = matrix
  const shown = rows.slice(0, most)
  return (
    <Container
      header={
        <Header variant="h2" description={s.help(total, identities)}>
          <Foreign>{s.title(shortName(resource))}</Foreign>
        </Header>
      }
      footer={
        rows.length > shown.length ? (
          <Button variant="link" onClick={() => setMost(most + 100)}>
            {s.more(rows.length - shown.length)}
          </Button>
        ) : total > rows.length ? (
          t.access.cut(rows.length, total, t.access.narrow.matrix)
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <p>{columns.length === 0 ? s.noColumns : s.nobody}</p>
      ) : (
        // A table that scrolls sideways must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="heat-scroll" role="region" aria-label={s.short} tabIndex={0}>
          <table className="heat">
            <thead>
              <tr>
                <th scope="col">{s.principal}</th>
                {columns.map(({ action }) => (
                  <th key={action} scope="col" className="matrix-action">
                    <Foreign>{action.replace(':', ':\u200b')}</Foreign>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.principal} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Container>
  )
}

interface RowProps {
  readonly row: AccessMatrix['rows'][number]
  readonly columns: AccessMatrix['columns']
}

function Row({ row: { principal, kind, account, cells }, columns }: RowProps) {
  const show = useShowPolicies()
  return (
    <tr>
      <th scope="row">
        <Principal arn={principal} kind={kind} account={account} />
      </th>
      {columns.map(({ action, resource }, at) => {
        const { answer = 'no', conditions } = cells[at] ?? {}
        const word = t.access.answer[answer]
        return (
          <td key={action}>
            <button
              type="button"
              className={`heat-cell matrix-cell matrix-${answer}`}
              aria-label={s.cell(shortName(principal), word, action)}
              onClick={() => show({ who: principal, action, resource })}
            >
              {word}
              {conditions === undefined ? null : (
                <small className="foreign">{conditions.join(', ')}</small>
              )}
            </button>
          </td>
        )
      })}
    </tr>
  )
}
