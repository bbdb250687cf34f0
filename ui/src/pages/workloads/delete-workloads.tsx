import { flashDone } from '../../app/flash.ts'
import { forget } from '../../data/client.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { Workload } from './columns.tsx'

const s = t.workloads

interface Props {
  readonly workloads: readonly Workload[]
  readonly close: (done: boolean) => void
}

/** Asks before workloads go: there is no way back. */
export function DeleteWorkloads({ workloads, close }: Props) {
  const run = async () => {
    for (const { WorkloadId = '' } of workloads) await callTool('DeleteWorkload', { WorkloadId })
    forget()
    flashDone(s.deleted(workloads.length))
  }
  return (
    <Confirm
      title={s.deleteTitle(workloads.length)}
      confirm={t.common.delete}
      run={run}
      close={close}
    >
      <ul>
        {workloads.map(({ WorkloadId, WorkloadName }) => (
          <li key={WorkloadId}>
            <Foreign>{WorkloadName}</Foreign>
          </li>
        ))}
      </ul>
      <p>{s.deleteText}</p>
    </Confirm>
  )
}
