import Alert from '@cloudscape-design/components/alert'
import Wizard from '@cloudscape-design/components/wizard'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import { explainError } from '../../data/explain-error.ts'
import { callTool } from '../../data/tool.ts'
import { help } from '../../parts/help.tsx'
import { t } from '../../strings/en.ts'
import { type Draft, emptyDraft, inputOf, type Problems, problemsOf } from './draft.ts'
import { Lenses, Profile, Properties, Scope, Template } from './steps.tsx'
import { Summary } from './summary.tsx'

const s = t.define

/** Properties, scope, profile, lenses, template; then the workload is there. */
export default function Define() {
  usePage({
    title: s.title,
    trail: [{ text: t.workloads.title, href: '/workloads' }],
    contentType: 'wizard',
    help: help(s.help),
  })
  const router = useRouter()
  const [step, setStep] = useState(0)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const change = (members: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...members }))
    setProblems({})
  }
  const go = (to: number) => {
    const found = to > step ? problemsOf(draft, step) : {}
    setProblems(found)
    if (Object.keys(found).length === 0) setStep(to)
  }
  const submit = () => {
    setBusy(true)
    setError(undefined)
    callTool('CreateWorkload', inputOf(draft)).then(
      ({ WorkloadId = '' }) => {
        forget()
        flashDone(s.done)
        router.history.push(`/workloads/${WorkloadId}`)
      },
      (refused: unknown) => {
        setBusy(false)
        setError(refused)
      },
    )
  }
  const given = { draft, change, problems }
  const steps = [
    { ...s.properties, content: <Properties {...given} /> },
    { ...s.scope, content: <Scope {...given} /> },
    { ...s.profile, content: <Profile {...given} />, isOptional: true },
    { ...s.lenses, content: <Lenses {...given} /> },
    { ...s.template, content: <Template {...given} />, isOptional: true },
    {
      ...s.review,
      content: (
        <>
          {error === undefined ? null : <Alert type="error">{explainError(error).sentence}</Alert>}
          <Summary draft={draft} edit={setStep} />
        </>
      ),
    },
  ]
  return (
    <Wizard
      steps={steps}
      activeStepIndex={step}
      isLoadingNextStep={busy}
      allowSkipTo
      onNavigate={({ detail }) => go(detail.requestedStepIndex)}
      onCancel={() => router.history.push('/workloads')}
      onSubmit={submit}
      submitButtonText={s.submit}
      i18nStrings={{
        stepNumberLabel: s.stepLabel,
        collapsedStepsLabel: s.collapsedSteps,
        navigationAriaLabel: s.navigation,
        cancelButton: t.common.cancel,
        previousButton: s.previous,
        nextButton: s.next,
        optional: s.optional,
      }}
    />
  )
}
