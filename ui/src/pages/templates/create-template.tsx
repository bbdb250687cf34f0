import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { lensesQuery } from '../../data/library.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.library.templates

/** Asks for the name and lenses of a template. */
export function CreateTemplate({ close }: { readonly close: () => void }) {
  const lenses = useQuery(lensesQuery).data ?? []
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(['wellarchitected'])
  const options = lenses.map(({ LensAlias, LensArn, LensName }) => ({
    value: LensAlias ?? LensArn ?? '',
    label: LensName,
  }))
  const run = async () => {
    await callTool('CreateReviewTemplate', {
      TemplateName: name.trim(),
      Description: about.trim(),
      Lenses: [...chosen],
    })
    flashDone(s.created)
  }
  const incomplete = name.trim().length < 3 || about.trim().length < 3 || chosen.length === 0
  return (
    <Confirm
      title={s.createTitle}
      confirm={t.common.create}
      run={run}
      close={close}
      disabled={incomplete}
    >
      <TextField label={s.name} value={name} onChange={setName} autoFocus />
      <TextField label={s.about} value={about} onChange={setAbout} rows={2} />
      <FormField label={s.lenses}>
        <Multiselect
          options={options}
          selectedOptions={options.filter(({ value }) => chosen.includes(value))}
          onChange={({ detail }) =>
            setChosen(detail.selectedOptions.map(({ value = '' }) => value))
          }
        />
      </FormField>
    </Confirm>
  )
}
