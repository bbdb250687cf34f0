import Button from '@cloudscape-design/components/button'
import type { TableProps } from '@cloudscape-design/components/table'
import { readOnly } from '../../app/mode.ts'
import type { UrlChange } from '../../app/url-state.ts'
import type { Finding } from '../../data/findings.ts'
import { When } from '../../parts/when.tsx'
import { Foreign, Outcome, Quiet, Severity } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.findings

const since: TableProps.ColumnDefinition<Finding> = {
  id: 'since',
  header: s.since,
  sortingField: 'since',
  minWidth: 120,
  cell: (finding) => <When at={finding.since} as="ago" />,
}

/** Columns of the table of findings; opening one sets it in the address. */
export function columns(
  change: (values: UrlChange) => void,
): readonly TableProps.ColumnDefinition<Finding>[] {
  return [
    {
      id: 'severity',
      header: s.severity,
      sortingField: 'severity',
      minWidth: 110,
      cell: ({ severity }) => <Severity severity={severity} />,
    },
    {
      id: 'check',
      header: s.check,
      sortingField: 'check',
      isRowHeader: true,
      minWidth: 280,
      cell: ({ id, title, message }) => (
        <>
          <Button variant="inline-link" onClick={() => change({ finding: id })}>
            {title}
          </Button>
          <Quiet>
            <Foreign>{message}</Foreign>
          </Quiet>
        </>
      ),
    },
    {
      id: 'outcome',
      header: s.outcome,
      sortingField: 'outcome',
      minWidth: 130,
      cell: ({ outcome, suppressed, suppression }) => (
        <>
          <Outcome outcome={outcome} />
          {suppressed ? (
            <Quiet>
              {s.suppressed} <When at={suppression?.expires} as="ago" none="" />
            </Quiet>
          ) : null}
        </>
      ),
    },
    {
      id: 'resource',
      header: s.resource,
      sortingField: 'resource',
      minWidth: 240,
      cell: ({ resource }) => (
        <>
          <span className="mono">
            <Foreign>{resource.name ?? resource.id}</Foreign>
          </span>
          <Quiet>{resource.type}</Quiet>
        </>
      ),
    },
    {
      id: 'account',
      header: `${s.account}, ${s.region}`,
      sortingField: 'account',
      minWidth: 140,
      cell: ({ resource }) => (
        <>
          <span className="id">{resource.account ?? '–'}</span>
          <Quiet>{resource.region}</Quiet>
        </>
      ),
    },
    {
      id: 'practices',
      header: s.practices,
      minWidth: 130,
      cell: ({ practices }) => practices.join(', '),
    },
    ...(readOnly ? [] : [since]),
  ]
}
