import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { forget } from '../../data/client.ts'
import type { Finding } from '../../data/findings.ts'
import { suppress } from '../../data/suppressions.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.findings

interface Props {
  readonly workload: string
  readonly findings: readonly Finding[]
  readonly close: (done: boolean) => void
}

const day = 86_400_000

/** Asks why findings do not count, who says so, and until when. */
export function Suppress({ workload, findings, close }: Props) {
  const [reason, setReason] = useState('')
  const [owner, setOwner] = useState('')
  const [expires, setExpires] = useState(dateAfter(90))
  const run = async () => {
    await suppress(workload, findings, { reason: reason.trim(), owner: owner.trim(), expires })
    forget(workload)
    flashDone(s.suppressedDone(findings.length))
  }
  return (
    <Confirm
      title={s.suppressTitle(findings.length)}
      confirm={s.suppress}
      run={run}
      close={close}
      disabled={reason.trim().length < 3 || owner.trim() === '' || expires === ''}
    >
      <p>{s.suppressHelp}</p>
      <ul className="plain">
        {findings.slice(0, 5).map(({ id, title, resource }) => (
          <li key={id}>
            {title}: <Foreign>{resource.name ?? resource.id}</Foreign>
          </li>
        ))}
        {findings.length > 5 ? <li>… {findings.length - 5}</li> : null}
      </ul>
      <TextField
        label={s.reason}
        help={s.reasonHelp}
        value={reason}
        onChange={setReason}
        rows={3}
        autoFocus
      />
      <TextField label={s.owner} help={s.ownerHelp} value={owner} onChange={setOwner} />
      <FormField label={s.expires} description={s.expiresHelp}>
        <DatePicker
          value={expires}
          onChange={({ detail }) => setExpires(detail.value)}
          isDateEnabled={(date) =>
            date.getTime() > Date.now() && date.getTime() < Date.now() + 366 * day
          }
          placeholder="YYYY/MM/DD"
        />
      </FormField>
    </Confirm>
  )
}

function dateAfter(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10)
}
