import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import type { Choice, QuestionView } from '../../data/questions.ts'
import { AttestDialog } from '../../parts/attest-dialog.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Foreign, Verdict } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { Answering, Reason } from './use-answering.ts'

const s = t.question

/** Characters of a note on a choice. */
const most = 250

interface DialogsProps {
  readonly workload: string
  readonly view: QuestionView
  readonly active: Choice | undefined
  readonly answering: Answering
}

/** Whatever is asked right now. */
export function Dialogs({ workload, view, active, answering }: DialogsProps) {
  const close = () => answering.setDialog(undefined)
  const { dialog } = answering
  if (dialog === 'question')
    return <NotApplicableDialog title={view.title} run={answering.doesNotApply} close={close} />
  if (active === undefined) return null
  if (dialog === 'attest')
    return (
      <AttestDialog workload={workload} practice={active} items={active.statements} close={close} />
    )
  if (dialog === 'disagree') return <DisagreeDialog practice={active} answering={answering} />
  if (dialog === 'not-applicable')
    return (
      <NotApplicableDialog
        title={active.title}
        run={(reason, text) => answering.say(active.id, 'not-applicable', text, reason)}
        close={close}
      />
    )
  return null
}

interface DisagreeProps {
  readonly practice: Choice
  readonly answering: Answering
}

/** A person says otherwise than the evidence, and why. */
function DisagreeDialog({ practice, answering }: DisagreeProps) {
  const usual = practice.verdict === 'met' ? 'unselected' : 'selected'
  const [status, setStatus] = useState<'selected' | 'unselected'>(usual)
  const [reason, setReason] = useState(practice.origin === 'human' ? (practice.notes ?? '') : '')
  const run = async () => {
    answering.say(practice.id, status, reason.trim())
    flashDone(s.disagreed, answering.takeBack)
  }
  return (
    <Confirm
      title={s.disagreeTitle}
      confirm={t.common.save}
      run={run}
      close={() => answering.setDialog(undefined)}
      disabled={reason.trim().length < 3 || reason.length > most}
    >
      <div>
        <b>
          <Foreign>{practice.title}</Foreign>
        </b>
        <div className="change-risks">
          {s.proposes}: <Verdict verdict={practice.verdict} />
        </div>
        <Foreign>{practice.because}</Foreign>
      </div>
      <FormField label={s.iSay} description={s.disagreeHelp}>
        <RadioGroup
          value={status}
          items={[
            { value: 'selected', label: s.inPlace },
            { value: 'unselected', label: s.notInPlace },
          ]}
          onChange={({ detail }) =>
            setStatus(detail.value === 'selected' ? 'selected' : 'unselected')
          }
        />
      </FormField>
      <TextField
        label={s.reason}
        help={s.reasonHelp}
        value={reason}
        onChange={setReason}
        rows={3}
        autoFocus
      />
    </Confirm>
  )
}

interface NotApplicableProps {
  readonly title: string
  readonly run: (reason: Reason, text: string) => void
  readonly close: () => void
}

/** Asks why a practice or a question does not apply. */
function NotApplicableDialog({ title, run, close }: NotApplicableProps) {
  const [reason, setReason] = useState<Reason>('OUT_OF_SCOPE')
  const [text, setText] = useState('')
  return (
    <Confirm
      title={s.whyNot}
      confirm={t.common.save}
      run={async () => run(reason, text.trim())}
      close={close}
      disabled={text.length > most}
    >
      <b>
        <Foreign>{title}</Foreign>
      </b>
      <FormField label={s.reason}>
        <RadioGroup
          value={reason}
          items={reasons.map((value) => ({ value, label: s.reasons[value] }))}
          onChange={({ detail }) =>
            setReason(reasons.find((each) => each === detail.value) ?? 'OTHER')
          }
        />
      </FormField>
      <TextField
        label={s.detail}
        optional
        help={s.detailHelp}
        value={text}
        onChange={setText}
        rows={3}
      />
    </Confirm>
  )
}

const reasons: readonly Reason[] = [
  'OUT_OF_SCOPE',
  'BUSINESS_PRIORITIES',
  'ARCHITECTURE_CONSTRAINTS',
  'OTHER',
]
