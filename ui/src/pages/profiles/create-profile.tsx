import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { callTool, toolQuery } from '../../data/tool.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { t } from '../../strings/en.ts'

const s = t.library.profiles

/** Asks what the business cares about. */
export function CreateProfile({ close }: { readonly close: () => void }) {
  const template = useQuery(toolQuery('GetProfileTemplate', {}))
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>({})
  const run = async () => {
    await callTool('CreateProfile', {
      ProfileName: name.trim(),
      ProfileDescription: about.trim(),
      ProfileQuestions: Object.entries(chosen).map(([QuestionId, ids]) => ({
        QuestionId,
        SelectedChoiceIds: [...ids],
      })),
    })
    flashDone(s.created)
  }
  const tooShort = name.trim().length < 3 || about.trim().length < 3
  return (
    <Confirm
      title={s.createTitle}
      confirm={t.common.create}
      run={run}
      close={close}
      size="large"
      disabled={tooShort}
    >
      <TextField label={s.name} value={name} onChange={setName} autoFocus />
      <TextField label={s.about} value={about} onChange={setAbout} rows={2} />
      <Loaded query={template}>
        {({ ProfileTemplate }) => (
          <>
            {(ProfileTemplate?.TemplateQuestions ?? []).map((question) => {
              const id = question.QuestionId ?? ''
              const most = question.MaxSelectedChoices ?? 1
              const options = (question.QuestionChoices ?? []).map((choice) => ({
                value: choice.ChoiceId ?? '',
                label: choice.ChoiceTitle,
                description: choice.ChoiceDescription,
              }))
              return (
                <FormField
                  key={id}
                  label={question.QuestionTitle}
                  constraintText={s.chooseUpTo(most)}
                >
                  <Multiselect
                    options={options}
                    selectedOptions={options.filter(({ value }) => chosen[id]?.includes(value))}
                    onChange={({ detail }) =>
                      setChosen({
                        ...chosen,
                        [id]: detail.selectedOptions.slice(0, most).map(({ value = '' }) => value),
                      })
                    }
                  />
                </FormField>
              )
            })}
          </>
        )}
      </Loaded>
    </Confirm>
  )
}
