import { WithFinding } from '../findings/with-finding.tsx'
import { FindingsTable } from '../findings/findings-table.tsx'

/** The findings of a workload; one opens beside them. */
export function Findings({ id }: { readonly id: string }) {
  return (
    <WithFinding workload={id}>
      <FindingsTable workload={id} />
    </WithFinding>
  )
}
