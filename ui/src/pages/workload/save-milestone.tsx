import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { forget } from '../../data/client.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.milestones

interface Props {
  readonly id: string
  readonly close: (saved: boolean) => void
}

/** Freezes all answers under a name. */
export function SaveMilestone({ id, close }: Props) {
  const [name, setName] = useState('')
  const run = async () => {
    await callTool('CreateMilestone', { WorkloadId: id, MilestoneName: name.trim() })
    forget(id)
    flashDone(s.saved(name.trim()))
  }
  return (
    <Confirm
      title={s.save}
      confirm={s.save}
      run={run}
      close={close}
      disabled={name.trim().length < 3}
    >
      <p>{s.saveHelp}</p>
      <TextField label={s.nameLabel} help={s.nameHelp} value={name} onChange={setName} autoFocus />
    </Confirm>
  )
}
