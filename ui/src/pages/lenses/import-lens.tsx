import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { PickFile } from '../../parts/pick-file.tsx'
import { t } from '../../strings/en.ts'

const s = t.library.lenses

/** Takes a lens in the JSON of the Well-Architected Tool. */
export function ImportLens({ close }: { readonly close: () => void }) {
  const [files, setFiles] = useState<readonly File[]>([])
  const [text, setText] = useState('')
  const run = async () => {
    const json = (await files[0]?.text()) ?? text
    await callTool('ImportLens', { JSONString: json })
    flashDone(s.imported)
  }
  return (
    <Confirm
      title={s.importTitle}
      confirm={s.import}
      run={run}
      close={close}
      disabled={files.length === 0 && text.trim() === ''}
      size="large"
    >
      <p>{s.importHelp}</p>
      <FormField>
        <PickFile
          label={s.importDrop}
          files={files}
          onPick={setFiles}
          accept="application/json,.json"
        />
      </FormField>
      <TextField label={s.importText} value={text} onChange={setText} rows={8} />
    </Confirm>
  )
}
