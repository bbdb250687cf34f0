import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Foreign, Verdict } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { PracticeView } from './practices.ts'
import type { Answering, Reason } from './use-answering.ts'

const s = t.question

/** Characters of a note on a choice. */
const most = 250

interface DisagreeProps {
  readonly practice: PracticeView
  readonly answering: Answering
}

/** A person says otherwise than the evidence, and why. */
export function DisagreeDialog({ practice, answering }: DisagreeProps) {
  const usual = practice.evidence?.verdict === 'met' ? 'UNSELECTED' : 'SELECTED'
  const [status, setStatus] = useState<'SELECTED' | 'UNSELECTED'>(usual)
  const [reason, setReason] = useState(practice.notes ?? '')
  const run = async () => {
    answering.say(practice.id, status, 'NONE', reason.trim())
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
          {s.proposes}: <Verdict verdict={practice.evidence?.verdict} />
        </div>
        <Foreign>{practice.evidence?.because}</Foreign>
      </div>
      <FormField label={s.iSay} description={s.disagreeHelp}>
        <RadioGroup
          value={status}
          items={[
            { value: 'SELECTED', label: s.inPlace },
            { value: 'UNSELECTED', label: s.notInPlace },
          ]}
          onChange={({ detail }) =>
            setStatus(detail.value === 'SELECTED' ? 'SELECTED' : 'UNSELECTED')
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
export function NotApplicableDialog({ title, run, close }: NotApplicableProps) {
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
