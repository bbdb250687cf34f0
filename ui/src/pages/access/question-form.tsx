import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useUrlState } from '../../app/url-state.ts'
import type { AccessSubjects } from '../../data/access.ts'
import { t } from '../../strings/en.ts'

const s = t.access.form

export interface Question {
  readonly resource: string
  /** Empty: those that matter most. */
  readonly action: string
  /** `key=value` each. */
  readonly context: readonly string[]
}

/** What the server would not understand, by field. */
export function mistakesOf({ resource, action, context }: Question) {
  return {
    ...(!/^(?:\*$|arn:)/.test(resource) && { resource: s.badResource }),
    ...(action !== '' && !/^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(action) && { action: s.badAction }),
    ...(context.some((line) => !/^[^=\s]+=/.test(line)) && { context: s.badContext }),
  }
}

interface Props {
  readonly subjects: AccessSubjects
  readonly question: Question
}

/** Asks about a resource, with what was seen as suggestions. */
export function QuestionForm({ subjects, question }: Props) {
  const [, change] = useUrlState()
  const [resource, setResource] = useState(question.resource)
  const [action, setAction] = useState(question.action)
  const [context, setContext] = useState(question.context.join('\n'))
  const lines = context
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const asked = { resource: resource.trim(), action: action.trim(), context: lines }
  const mistakes: Partial<Record<keyof Question, string>> = mistakesOf(asked)
  const ask = () => {
    if (Object.keys(mistakes).length > 0) return
    change({ ...asked, who: undefined, did: undefined, on: undefined, q: undefined }, 'push')
  }
  return (
    <Container header={<Header variant="h2">{s.title}</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <SpaceBetween size="s">
          <div className="pair">
            <FormField
              label={s.resource}
              description={resourceHelp(subjects)}
              errorText={mistakes.resource}
            >
              <Autosuggest
                value={resource}
                options={subjects.targets.map(({ arn, type }) => ({
                  value: arn,
                  description: type,
                }))}
                placeholder={s.resourcePlaceholder}
                enteredTextLabel={s.suggestion}
                empty={s.none}
                virtualScroll
                onChange={({ detail }) => setResource(detail.value)}
              />
            </FormField>
            <FormField
              label={
                <>
                  {s.action} <i>- {t.common.optional}</i>
                </>
              }
              description={s.actionHelp}
              errorText={mistakes.action}
            >
              <Autosuggest
                value={action}
                options={actionsFor(subjects, asked.resource).map((value) => ({ value }))}
                placeholder={s.actionPlaceholder}
                enteredTextLabel={s.suggestion}
                empty={s.none}
                onChange={({ detail }) => setAction(detail.value)}
              />
            </FormField>
          </div>
          <ExpandableSection headerText={s.context} defaultExpanded={question.context.length > 0}>
            <FormField description={s.contextHelp} errorText={mistakes.context}>
              <Textarea
                ariaLabel={s.context}
                value={context}
                rows={3}
                onChange={({ detail }) => setContext(detail.value)}
              />
            </FormField>
          </ExpandableSection>
          <Button variant="primary" formAction="submit">
            {s.ask}
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  )
}

/** What people ask of the resource; of one that was not seen, what they ask of any. */
/** What to type, and of how many resources some are offered. */
function resourceHelp({ targets, resources }: AccessSubjects): string {
  if (resources <= targets.length) return s.resourceHelp
  return `${s.resourceHelp} ${t.access.cut(targets.length, resources, t.access.narrow.suggestions)}`
}

function actionsFor({ targets, actions }: AccessSubjects, resource: string): readonly string[] {
  const own = targets.find(({ arn }) => resource === arn || resource.startsWith(`${arn}/`))
  const known = own === undefined ? undefined : actions[own.type]
  return known ?? [...new Set(Object.values(actions).flat())].toSorted()
}
