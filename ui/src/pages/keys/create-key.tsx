import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { createKey, type IssuedKey, type NewKey } from '../../data/home.ts'
import { CodeBlock } from '../../parts/code-block.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Label, TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.administration.keys
const roles = ['reader', 'contributor', 'owner', 'admin'] as const

interface Props {
  readonly issued: (key: IssuedKey) => void
  readonly close: () => void
}

/** Asks whose key it is and what it may do. */
export function CreateKey({ issued, close }: Props) {
  const [user, setUser] = useState('')
  const [role, setRole] = useState<NewKey['role']>('contributor')
  const [expires, setExpires] = useState('')
  const [dialog] = useState(() => crypto.randomUUID())
  const options = roles.map((value) => ({ value, label: t.settings.roles[value] }))
  const run = async () => {
    const key = { user: user.trim(), role, ...(expires === '' ? {} : { expires }) }
    // What is asked for again after an answer was lost is the same key; something else is another one.
    issued(await createKey({ ...key, token: `${dialog} ${JSON.stringify(key)}` }))
  }
  return (
    <Confirm
      title={s.create}
      confirm={t.common.create}
      run={run}
      close={close}
      disabled={user.trim() === ''}
    >
      <TextField label={s.user} help={s.userHelp} value={user} onChange={setUser} autoFocus />
      <FormField label={s.role}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === role) ?? null}
          onChange={({ detail }) =>
            setRole(roles.find((each) => each === detail.selectedOption.value) ?? 'reader')
          }
        />
      </FormField>
      <FormField label={<Label text={s.expires} optional />} description={s.expiresHelp}>
        <DatePicker
          value={expires}
          placeholder="YYYY/MM/DD"
          isDateEnabled={(date) => date.getTime() > Date.now()}
          onChange={({ detail }) => setExpires(detail.value)}
        />
      </FormField>
    </Confirm>
  )
}

/** A secret, the one time that it can be seen. */
export function ShownSecret({
  issued,
  close,
}: {
  readonly issued: IssuedKey
  readonly close: () => void
}) {
  const code = `export AWS_ACCESS_KEY_ID=${issued.id}\nexport AWS_SECRET_ACCESS_KEY=${issued.secret}\nexport AWS_ENDPOINT_URL_WELLARCHITECTED=${location.origin}`
  return (
    <Modal
      visible
      header={s.create}
      onDismiss={close}
      closeAriaLabel={t.common.close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {s.kept}
          </Button>
        </Box>
      }
    >
      <p>{s.shown}</p>
      <CodeBlock code={code} label={s.create} />
    </Modal>
  )
}
