import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useUrlState } from '../../app/url-state.ts'
import type { AccessSubjects } from '../../data/access.ts'
import { t } from '../../strings/en.ts'
import { Matrix } from './matrix.tsx'
import { mistakesOf, QuestionForm } from './question-form.tsx'
import { WhoCanRows } from './who-can-rows.tsx'

/** The question of the address, and its answers: a matrix of the resource, and rows for one action. */
export function WhoCan({ subjects }: { readonly subjects: AccessSubjects }) {
  const [parameters] = useUrlState()
  const resource = parameters.get('resource') ?? subjects.targets[0]?.arn ?? '*'
  const action = parameters.get('action') ?? ''
  const context = parameters.getAll('context')
  const mistakes = Object.values(mistakesOf({ resource, action, context }))
  return (
    <SpaceBetween size="l">
      <QuestionForm
        key={JSON.stringify([resource, action, context])}
        subjects={subjects}
        question={{ resource, action, context }}
      />
      {mistakes.length > 0 ? (
        <Alert type="error">{mistakes.join(' ')}</Alert>
      ) : (
        <SpaceBetween size="l">
          {action === '' ? null : (
            <WhoCanRows action={action} resource={resource} context={context} />
          )}
          <Matrix resource={resource} context={context} tellUnlisted={action === ''} />
          <p className="quiet">{t.access.answerHelp}</p>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}
