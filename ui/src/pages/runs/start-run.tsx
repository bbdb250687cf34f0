import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { useRefusal } from '../../app/may.ts'
import { keepFile } from '../../data/attestations.ts'
import { forget } from '../../data/client.ts'
import { write } from '../../data/http.ts'
import { wordsOf } from '../define/draft.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { PickFile } from '../../parts/pick-file.tsx'
import { t } from '../../strings/en.ts'

const s = t.runs

type Kind = 'file' | 'aws' | 'sample'

/** Asks what a run reads, and starts it. */
export function StartRun({
  workload,
  close,
}: {
  readonly workload: string
  readonly close: () => void
}) {
  const noAws = useRefusal('administer')
  const [kind, setKind] = useState<Kind>('file')
  const [files, setFiles] = useState<readonly File[]>([])
  const [role, setRole] = useState('')
  const [externalId, setExternalId] = useState('')
  const [regions, setRegions] = useState('')
  const run = async () => {
    const source =
      kind === 'file'
        ? await fromFile(workload, files)
        : kind === 'aws'
          ? {
              kind,
              ...(role.trim() === '' ? {} : { roleArn: role.trim() }),
              ...(externalId.trim() === '' ? {} : { externalId: externalId.trim() }),
              ...(regions.trim() === '' ? {} : { regions: wordsOf(regions) }),
            }
          : { kind }
    await write('POST', `/api/workloads/${workload}/runs`, { sources: [source] })
    forget(workload)
    flashDone(s.began)
  }
  return (
    <Confirm
      title={s.startTitle}
      confirm={s.start}
      run={run}
      close={close}
      disabled={kind === 'file' && files.length === 0}
    >
      <p>{s.startHelp}</p>
      <FormField label={s.source}>
        <RadioGroup
          value={kind}
          items={[
            { value: 'file', label: s.kinds.file, description: s.kinds.fileHelp },
            {
              value: 'aws',
              label: s.kinds.aws,
              description: noAws ?? s.kinds.awsHelp,
              disabled: noAws !== undefined,
            },
            { value: 'sample', label: s.kinds.sample, description: s.kinds.sampleHelp },
          ]}
          onChange={({ detail }) => setKind(kindOf(detail.value))}
        />
      </FormField>
      {kind === 'file' ? (
        <FormField label={s.file}>
          <PickFile label={s.choose} files={files} onPick={setFiles} />
        </FormField>
      ) : null}
      {kind === 'aws' ? (
        <>
          <TextField label={s.role} optional help={s.roleHelp} value={role} onChange={setRole} />
          <TextField label={s.externalId} optional value={externalId} onChange={setExternalId} />
          <TextField label={s.regions} optional value={regions} onChange={setRegions} />
        </>
      ) : null}
    </Confirm>
  )
}

async function fromFile(workload: string, [file]: readonly File[]) {
  if (file === undefined) throw new Error(s.choose)
  const { sha256 } = await keepFile(workload, file)
  return { kind: 'file', sha256 }
}

function kindOf(value: string): Kind {
  return value === 'aws' || value === 'sample' ? value : 'file'
}
