import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { changeUser, type Grant, type User } from '../../data/users.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { t } from '../../strings/en.ts'

const s = t.editing.grants

const roles = (['reader', 'contributor', 'owner', 'admin'] as const).map((value) => ({
  value,
  label: t.settings.roles[value],
}))

interface Props {
  readonly user: User
  readonly close: () => void
}

/** Changes what a user may do, and where. */
export function EditGrants({ user, close }: Props) {
  const [grants, setGrants] = useState<readonly Grant[]>(user.grants)
  const set = (at: number, change: Partial<Grant>) =>
    setGrants(grants.map((grant, index) => (index === at ? { ...grant, ...change } : grant)))
  const run = async () => {
    await changeUser(user.id, { grants })
    flashDone(s.saved)
  }
  return (
    <Confirm
      title={s.title(user.name)}
      confirm={t.common.save}
      run={run}
      close={close}
      disabled={grants.length === 0 || grants.some((_, at) => problemOf(grants, at) !== undefined)}
    >
      <p>{s.text}</p>
      <AttributeEditor
        items={[...grants]}
        definition={[
          {
            label: s.account,
            constraintText: s.accountHelp,
            control: ({ account }, at) => (
              <Input
                ariaLabel={s.account}
                value={account}
                inputMode="numeric"
                onChange={({ detail }) => set(at, { account: detail.value })}
              />
            ),
            errorText: (_, at) => problemOf(grants, at),
          },
          {
            label: s.role,
            control: ({ role }, at) => (
              <Select
                ariaLabel={s.role}
                options={roles}
                selectedOption={roles.find(({ value }) => value === role) ?? null}
                onChange={({ detail }) => {
                  const chosen = roles.find(({ value }) => value === detail.selectedOption.value)
                  if (chosen !== undefined) set(at, { role: chosen.value })
                }}
              />
            ),
          },
        ]}
        empty={s.none}
        addButtonText={s.add}
        removeButtonText={t.common.remove}
        onAddButtonClick={() => setGrants([...grants, { account: '', role: 'reader' }])}
        onRemoveButtonClick={({ detail }) =>
          setGrants(grants.filter((_, index) => index !== detail.itemIndex))
        }
      />
    </Confirm>
  )
}

function problemOf(grants: readonly Grant[], at: number): string | undefined {
  const account = grants[at]?.account ?? ''
  if (!/^(?:\d{12}|\*)$/.test(account)) return s.bad
  return grants.filter((grant) => grant.account === account).length > 1 ? s.twice : undefined
}
