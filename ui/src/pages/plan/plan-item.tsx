import Box from '@cloudscape-design/components/box'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { readOnly } from '../../app/mode.ts'
import { off, useRefusal } from '../../app/may.ts'
import { flashDone, flashError } from '../../app/flash.ts'
import { changePlan, type PlanChange, type PlanEntry, type PlanStatus } from '../../data/plan.ts'
import { Act } from '../../parts/act.tsx'
import { TextField } from '../../parts/fields.tsx'
import { Go } from '../../parts/go.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Severity, State, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Clock } from './clock.tsx'
import { Reach, Remedy, Wrong } from './wrong.tsx'

const s = t.plan

interface Props {
  readonly workload: string
  readonly entry: PlanEntry
}

/** One improvement: what is wrong, why it matters, who mends it until when, how, and what it closes. */
export function PlanItem({ workload, entry }: Props) {
  return (
    <SpaceBetween size="m">
      <div>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Wrong entry={entry} />
          <Severity severity={entry.severity} />
          <State state={entry.status} />
        </SpaceBetween>
        <Box variant="h3">
          <Foreign>{entry.title}</Foreign>
        </Box>
        <Reach entry={entry} />
        <div className="quiet">
          <Foreign>{entry.owner ?? s.nobody}</Foreign> · {s.due} <When at={entry.due} as="day" />
        </div>
        <Clock entry={entry} />
        {entry.verified === undefined ? null : (
          <div className="note">{s.verified[entry.verified]}</div>
        )}
      </div>
      {entry.planned === undefined ? null : (
        <div>
          <Box variant="awsui-key-label">{s.fix}</Box>
          <Remedy entry={entry} />
        </div>
      )}
      <Facts workload={workload} entry={entry} />
      {readOnly ? null : <Edit workload={workload} entry={entry} />}
    </SpaceBetween>
  )
}

function Facts({ workload, entry }: Props) {
  const { planned } = entry
  const check = planned?.check
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: s.closes,
          value:
            check === undefined ? (
              s.closesText(entry.findingCount, planned?.practices.length ?? 0)
            ) : (
              <Go to={`/findings?workload=${workload}&check=${check}&outcome=fail`}>
                {s.closesText(entry.findingCount, planned?.practices.length ?? 0)}
              </Go>
            ),
        },
        { label: s.effort, value: wordOf(t.words.effort, planned?.effort ?? '–') },
        { label: s.planned, value: <When at={entry.plannedAt} as="day" /> },
        {
          label: t.findings.question,
          value: (
            <ul className="inline">
              {(planned?.questions ?? []).map((question) => (
                <li key={question}>
                  <Go to={`/workloads/${workload}/questions?q=${question}`}>{question}</Go>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function Edit({ workload, entry }: Props) {
  // Only what someone types here is sent: what others write meanwhile stays, and is shown.
  const [typed, setTyped] = useState<PlanChange>({})
  const [busy, setBusy] = useState(false)
  const { status, owner = '', due, ticket = '', notes = '' } = { ...entry, ...typed }
  const { reason = '', until = '' } = { ...entry, ...typed }
  const accepting = status === 'accepted'
  const type = (change: PlanChange) => setTyped((before) => ({ ...before, ...change }))
  const save = () => {
    setBusy(true)
    const about = typed.status ?? typed.reason ?? typed.until
    const acceptance = { reason: reason.trim(), until: until.slice(0, 10) }
    const more = accepting && about !== undefined ? acceptance : {}
    changePlan(workload, entry, { ...trimmed(typed), ...more })
      .then(() => {
        setTyped({})
        flashDone(s.saved)
      })
      .catch(flashError)
      .finally(() => setBusy(false))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <SpaceBetween size="m">
        <Status workload={workload} status={status} choose={(chosen) => type({ status: chosen })} />
        {accepting ? (
          <>
            <TextField
              label={s.reason}
              help={s.acceptHelp}
              value={reason}
              onChange={(value) => type({ reason: value })}
              rows={2}
            />
            <FormField label={s.until}>
              <DatePicker
                value={until.slice(0, 10)}
                placeholder="YYYY/MM/DD"
                onChange={({ detail }) => type({ until: detail.value })}
              />
            </FormField>
          </>
        ) : null}
        <TextField label={s.owner} value={owner} onChange={(value) => type({ owner: value })} />
        <FormField label={s.due}>
          <DatePicker
            value={due.slice(0, 10)}
            placeholder="YYYY/MM/DD"
            onChange={({ detail }) => type({ due: detail.value })}
          />
        </FormField>
        <TextField
          label={s.ticket}
          optional
          help={s.ticketHelp}
          value={ticket}
          onChange={(value) => type({ ticket: value })}
        />
        <TextField
          label={s.notes}
          optional
          value={notes}
          onChange={(value) => type({ notes: value })}
          rows={3}
        />
        <Act
          right="contribute"
          workload={workload}
          variant="primary"
          formAction="submit"
          loading={busy}
          disabled={accepting && (reason.trim().length < 3 || until === '')}
        >
          {s.save}
        </Act>
      </SpaceBetween>
    </form>
  )
}

interface StatusProps {
  readonly workload: string
  readonly status: PlanStatus
  readonly choose: (status: PlanStatus) => void
}

/** Where it stands; only owners accept a risk. */
function Status({ workload, status, choose }: StatusProps) {
  const refusal = useRefusal('own', workload)
  const options = Object.entries(s.statuses).map(([value, label]) =>
    Object.assign({ value, label }, value === 'accepted' ? off(refusal) : {}),
  )
  return (
    <FormField label={s.status}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === status) ?? null}
        onChange={({ detail }) => choose(statusOf(detail.selectedOption.value))}
      />
    </FormField>
  )
}

/** Without spaces around what is written in one line. */
function trimmed({ owner, ticket, ...rest }: PlanChange): PlanChange {
  return {
    ...rest,
    ...(owner === undefined ? {} : { owner: owner.trim() }),
    ...(ticket === undefined ? {} : { ticket: ticket.trim() }),
  }
}

function statusOf(value: string | undefined): PlanStatus {
  return value === 'in-progress' || value === 'done' || value === 'accepted' ? value : 'open'
}
