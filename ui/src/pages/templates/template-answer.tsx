import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone, flashError } from '../../app/flash.ts'
import { client } from '../../data/client.ts'
import type { Output } from '../../data/operations.ts'
import {
  saveTemplateAnswer,
  templateAnswerQuery,
  templateAnswersQuery,
  type TemplatePlace,
} from '../../data/templates.ts'
import { Act } from '../../parts/act.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.editing.answers

type Answer = NonNullable<Output<'GetReviewTemplateAnswer'>['Answer']>

const reasons = Object.entries(s.reasons).map(([value, label]) => ({ value, label }))

/** One answer of a template. */
export function TemplateAnswer({ place }: { readonly place: TemplatePlace }) {
  const query = useQuery(templateAnswerQuery(place))
  return (
    <Loaded query={query} lines={8}>
      {({ Answer: answer }) =>
        answer === undefined ? null : <Form place={place} answer={answer} />
      }
    </Loaded>
  )
}

function Form({ place, answer }: { readonly place: TemplatePlace; readonly answer: Answer }) {
  const [chosen, setChosen] = useState<readonly string[]>(answer.SelectedChoices ?? [])
  const [applicable, setApplicable] = useState(answer.IsApplicable ?? true)
  const [reason, setReason] = useState<string>(answer.Reason ?? 'OUT_OF_SCOPE')
  const [notes, setNotes] = useState(answer.Notes ?? '')
  const [busy, setBusy] = useState(false)
  const [changed, setChanged] = useState(false)
  const touch = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value)
      setChanged(true)
    }
  }
  const save = () => {
    setBusy(true)
    saveTemplateAnswer(place, {
      SelectedChoices: applicable ? [...chosen] : [],
      IsApplicable: applicable,
      Notes: notes,
      ...(applicable ? {} : { Reason: reasonOf(reason) }),
    })
      .then(() => {
        setChanged(false)
        flashDone(s.saved)
        const { queryKey } = templateAnswersQuery(place.TemplateArn, place.LensAlias)
        return client.invalidateQueries({ queryKey })
      })
      .catch(flashError)
      .finally(() => setBusy(false))
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<Foreign>{answer.QuestionDescription}</Foreign>}
          actions={
            <Act right="own" variant="primary" loading={busy} disabled={!changed} onClick={save}>
              {s.save}
            </Act>
          }
        >
          <Foreign>{answer.QuestionTitle}</Foreign>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Toggle
          checked={applicable}
          onChange={({ detail }) => touch(setApplicable)(detail.checked)}
        >
          {s.applicable}
        </Toggle>
        {applicable ? (
          <Choices answer={answer} chosen={chosen} choose={touch(setChosen)} />
        ) : (
          <FormField label={s.reason}>
            <Select
              options={reasons}
              selectedOption={reasons.find(({ value }) => value === reason) ?? null}
              onChange={({ detail }) => touch(setReason)(detail.selectedOption.value ?? 'OTHER')}
            />
          </FormField>
        )}
        <TextField label={s.notes} value={notes} onChange={touch(setNotes)} rows={4} optional />
        {changed ? <span className="quiet">{s.unsaved}</span> : null}
      </SpaceBetween>
    </Container>
  )
}

interface ChoicesProps {
  readonly answer: Answer
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}

/** The practices; none of these stands alone. */
function Choices({ answer, chosen, choose }: ChoicesProps) {
  const toggle = (id: string) => {
    if (chosen.includes(id)) choose(chosen.filter((each) => each !== id))
    else if (isNone(id)) choose([id])
    else choose([...chosen.filter((each) => !isNone(each)), id])
  }
  return (
    <FormField label={s.practices}>
      <SpaceBetween size="xs">
        {(answer.Choices ?? []).map(({ ChoiceId = '', Title }) => (
          <Checkbox
            key={ChoiceId}
            checked={chosen.includes(ChoiceId)}
            onChange={() => toggle(ChoiceId)}
          >
            <Foreign>{Title}</Foreign>
          </Checkbox>
        ))}
      </SpaceBetween>
    </FormField>
  )
}

/** Whether a choice says that no other is in place; lenses end its id so. */
function isNone(id: string): boolean {
  return id.endsWith('_no')
}

function reasonOf(text: string): keyof typeof s.reasons {
  const known = Object.keys(s.reasons).find((each) => each === text)
  return (known ?? 'OTHER') as keyof typeof s.reasons
}
