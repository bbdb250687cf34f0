import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { flashDone } from '../app/flash.ts'
import { t } from '../strings/en.ts'
import { Confirm } from './confirm.tsx'
import { TextField } from './fields.tsx'

const s = t.sharing

type Permission = 'READONLY' | 'CONTRIBUTOR'

interface Props {
  readonly title: string
  /** Whether the share may allow contributing; lenses, profiles and templates are only read. */
  readonly permissions?: boolean
  readonly run: (sharedWith: string, permission: Permission) => Promise<unknown>
  readonly close: () => void
}

/** Asks whom to share something with. */
export function ShareDialog({ title, permissions = false, run, close }: Props) {
  const [sharedWith, setSharedWith] = useState('')
  const [permission, setPermission] = useState<Permission>('CONTRIBUTOR')
  const share = async () => {
    await run(sharedWith.trim(), permission)
    flashDone(s.shared)
  }
  return (
    <Confirm
      title={title}
      confirm={s.share}
      run={share}
      close={close}
      disabled={sharedWith.trim().length < 12}
    >
      <TextField
        label={s.with}
        help={s.withHelp}
        value={sharedWith}
        onChange={setSharedWith}
        autoFocus
      />
      {permissions ? (
        <FormField label={s.permission}>
          <RadioGroup
            value={permission}
            items={[
              { value: 'CONTRIBUTOR', label: s.contributor, description: s.contributorHelp },
              { value: 'READONLY', label: s.readonly, description: s.readonlyHelp },
            ]}
            onChange={({ detail }) =>
              setPermission(detail.value === 'READONLY' ? 'READONLY' : 'CONTRIBUTOR')
            }
          />
        </FormField>
      ) : null}
    </Confirm>
  )
}
