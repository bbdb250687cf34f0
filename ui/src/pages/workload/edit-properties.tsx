import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { regions } from '../../app/regions.ts'
import { forget } from '../../data/client.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'
import { wordsOf } from '../define/draft.ts'
import type { WorkloadDetail } from './workload.tsx'

const s = t.workload.properties
const d = t.define

interface Props {
  readonly workload: WorkloadDetail
  readonly close: () => void
}

/** Changes what a workload is. */
export function EditProperties({ workload, close }: Props) {
  const id = workload.WorkloadId ?? ''
  const [name, setName] = useState(workload.WorkloadName ?? '')
  const [about, setAbout] = useState(workload.Description ?? '')
  const [owner, setOwner] = useState(workload.ReviewOwner ?? '')
  const [environment, setEnvironment] = useState(workload.Environment ?? 'PRODUCTION')
  const [accounts, setAccounts] = useState((workload.AccountIds ?? []).join(' '))
  const [places, setPlaces] = useState<readonly string[]>(workload.AwsRegions ?? [])
  const [notes, setNotes] = useState(workload.Notes ?? '')
  const run = async () => {
    await callTool('UpdateWorkload', {
      WorkloadId: id,
      WorkloadName: name.trim(),
      Description: about.trim(),
      ReviewOwner: owner.trim(),
      Environment: environment,
      AccountIds: [...wordsOf(accounts)],
      AwsRegions: [...places],
      Notes: notes,
    })
    forget(id)
    flashDone(s.saved)
  }
  const environments = Object.entries(t.words.environment).map(([value, label]) => ({
    value,
    label,
  }))
  return (
    <Confirm title={s.editTitle} confirm={t.common.save} run={run} close={close} size="large">
      <TextField label={d.properties.name} value={name} onChange={setName} autoFocus />
      <TextField label={d.properties.about} value={about} onChange={setAbout} rows={3} />
      <TextField label={d.properties.reviewOwner} value={owner} onChange={setOwner} />
      <FormField label={d.properties.environment}>
        <Select
          options={environments}
          selectedOption={environments.find(({ value }) => value === environment) ?? null}
          onChange={({ detail }) =>
            setEnvironment(
              detail.selectedOption.value === 'PRODUCTION' ? 'PRODUCTION' : 'PREPRODUCTION',
            )
          }
        />
      </FormField>
      <TextField
        label={d.scope.accounts}
        help={d.scope.accountsHelp}
        value={accounts}
        onChange={setAccounts}
        rows={2}
      />
      <FormField label={d.scope.regions}>
        <Multiselect
          filteringType="auto"
          options={regions.map((value) => ({ value, label: value }))}
          selectedOptions={places.map((value) => ({ value, label: value }))}
          onChange={({ detail }) =>
            setPlaces(detail.selectedOptions.map(({ value = '' }) => value))
          }
        />
      </FormField>
      <TextField label={s.notes} value={notes} onChange={setNotes} rows={4} />
    </Confirm>
  )
}
