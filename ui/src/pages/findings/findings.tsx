import { usePage } from '../../app/page.tsx'
import { help } from '../../parts/help.tsx'
import { OfWorkload } from '../../parts/of-workload.tsx'
import { t } from '../../strings/en.ts'
import { FindingsTable } from './findings-table.tsx'
import { WithFinding } from './with-finding.tsx'

/** Findings of the workload that the address names. */
export default function Findings() {
  usePage({ title: t.findings.title, contentType: 'table', help: help(t.findings.help) })
  return (
    <OfWorkload>
      {(workload) => (
        <WithFinding workload={workload}>
          <FindingsTable workload={workload} variant="full-page" />
        </WithFinding>
      )}
    </OfWorkload>
  )
}
