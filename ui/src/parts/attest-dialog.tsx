import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { flashDone } from '../app/flash.ts'
import { attest, keepFile } from '../data/attestations.ts'
import { forget } from '../data/client.ts'
import { PickFile } from './pick-file.tsx'
import { t } from '../strings/en.ts'
import { Confirm } from './confirm.tsx'
import { Label, TextField } from './fields.tsx'
import { Foreign } from './words.tsx'

const s = t.evidence

interface Props {
  readonly workload: string
  /** Absent: the reader names it. */
  readonly practice?: { readonly id: string; readonly title: string }
  /** What the lens asks people to state. */
  readonly items?: readonly {
    readonly item: string
    readonly title: string
    readonly required: boolean
    readonly validDays: number
  }[]
  readonly close: () => void
}

/** A statement with its date, and its proof: a link or a file. */
export function AttestDialog({ workload, practice, items = [], close }: Props) {
  const [name, setName] = useState(practice?.id ?? '')
  const [item, setItem] = useState(items[0]?.item ?? '')
  const [statement, setStatement] = useState('')
  const [expires, setExpires] = useState(dateAfter(Math.min(items[0]?.validDays ?? 180, 365)))
  const [link, setLink] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const options = [
    ...items.map(({ item: value, title, required }) => ({
      value,
      label: title,
      description: required ? s.required : undefined,
    })),
    { value: '', label: s.itemGeneral },
  ]
  const run = async () => {
    const [file] = files
    const kept = file === undefined ? undefined : await keepFile(workload, file)
    await attest(workload, {
      practice: name.trim(),
      statement: statement.trim(),
      expires,
      ...(item === '' ? {} : { item }),
      ...(link.trim() === '' ? {} : { link: link.trim() }),
      ...(kept === undefined ? {} : { file: kept.sha256 }),
    })
    forget(workload)
    flashDone(s.attested)
  }
  const incomplete = name.trim() === '' || statement.trim().length < 3 || expires === ''
  return (
    <Confirm title={s.attestTitle} confirm={s.attest} run={run} close={close} disabled={incomplete}>
      {practice === undefined ? (
        <TextField
          label={s.practice}
          help={s.practiceHelp}
          value={name}
          onChange={setName}
          autoFocus
        />
      ) : (
        <b>
          <Foreign>{practice.title}</Foreign>
        </b>
      )}
      {items.length === 0 ? null : (
        <FormField label={s.item}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === item) ?? null}
            onChange={({ detail }) => setItem(detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
      <TextField
        label={s.statementLabel}
        help={s.statementHelp}
        value={statement}
        onChange={setStatement}
        rows={3}
      />
      <FormField label={s.until} description={s.untilHelp}>
        <DatePicker
          value={expires}
          placeholder="YYYY/MM/DD"
          isDateEnabled={(date) => date.getTime() > Date.now()}
          onChange={({ detail }) => setExpires(detail.value)}
        />
      </FormField>
      <TextField
        label={s.link}
        optional
        help={s.linkHelp}
        value={link}
        onChange={setLink}
        type="url"
      />
      <FormField label={<Label text={s.file} optional />} description={s.fileHelp}>
        <PickFile label={s.choose} files={files} onPick={setFiles} />
      </FormField>
    </Confirm>
  )
}

function dateAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
