import Checkbox from '@cloudscape-design/components/checkbox'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { callTool } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'
import { type Lens, referenceOf } from './columns.tsx'

const s = t.library.lenses

/** Makes a version of the draft that workloads can use. */
export function PublishLens({ lens, close }: { readonly lens: Lens; readonly close: () => void }) {
  const [version, setVersion] = useState('')
  const [major, setMajor] = useState(true)
  const run = async () => {
    await callTool('CreateLensVersion', {
      LensAlias: referenceOf(lens),
      LensVersion: version.trim(),
      IsMajorVersion: major,
    })
    flashDone(s.published)
  }
  return (
    <Confirm
      title={s.publishTitle}
      confirm={s.publish}
      run={run}
      close={close}
      disabled={version.trim() === ''}
    >
      <TextField
        label={s.version}
        help={s.versionHelp}
        value={version}
        onChange={setVersion}
        autoFocus
      />
      <Checkbox
        checked={major}
        description={s.majorHelp}
        onChange={({ detail }) => setMajor(detail.checked)}
      >
        {s.major}
      </Checkbox>
    </Confirm>
  )
}
