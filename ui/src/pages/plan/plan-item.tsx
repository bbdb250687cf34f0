import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { readOnly } from '../../app/mode.ts'
import { flashDone, flashError } from '../../app/flash.ts'
import { changePlan, type PlanChange, type PlanEntry, type PlanStatus } from '../../data/plan.ts'
import { TextField } from '../../parts/fields.tsx'
import { Go } from '../../parts/go.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Severity, State, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Clock } from './clock.tsx'

const s = t.plan

interface Props {
  readonly workload: string
  readonly entry: PlanEntry
}

/** One improvement: what, what it closes, and who does it until when. */
export function PlanItem({ workload, entry }: Props) {
  return (
    <SpaceBetween size="m">
      <div>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <State state={entry.status} />
          <Severity severity={entry.severity} />
        </SpaceBetween>
        <Box variant="h3">
          <Foreign>{entry.planned?.fix ?? entry.title}</Foreign>
        </Box>
        <Foreign>{entry.title}</Foreign>
        <Clock entry={entry} />
        {entry.verified === undefined ? null : (
          <div className="note">{s.verified[entry.verified]}</div>
        )}
      </div>
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
        { label: s.exposure, value: wordOf(t.words.exposure, planned?.exposure ?? '–') },
        { label: s.planned, value: <When at={entry.plannedAt} as="day" /> },
        ...(readOnly
          ? [
              { label: s.owner, value: <Foreign>{entry.owner ?? s.nobody}</Foreign> },
              { label: s.due, value: <When at={entry.due} as="day" /> },
            ]
          : []),
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
  const [status, setStatus] = useState<PlanStatus>(entry.status)
  const [owner, setOwner] = useState(entry.owner ?? '')
  const [due, setDue] = useState(entry.due.slice(0, 10))
  const [ticket, setTicket] = useState(entry.ticket ?? '')
  const [notes, setNotes] = useState(entry.notes ?? '')
  const [reason, setReason] = useState(entry.reason ?? '')
  const [until, setUntil] = useState(entry.until?.slice(0, 10) ?? '')
  const [busy, setBusy] = useState(false)
  const accepting = status === 'accepted'
  const save = () => {
    const change: PlanChange = {
      status,
      owner: owner.trim(),
      ticket: ticket.trim(),
      notes,
      ...(due === entry.due.slice(0, 10) ? {} : { due }),
      ...(accepting ? { reason: reason.trim(), until } : {}),
    }
    setBusy(true)
    changePlan(workload, entry, change)
      .then(() => flashDone(s.saved))
      .catch((error: unknown) => {
        setBusy(false)
        flashError(error)
      })
  }
  const options = Object.entries(s.statuses).map(([value, label]) => ({ value, label }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <SpaceBetween size="m">
        <FormField label={s.status}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === status) ?? null}
            onChange={({ detail }) => setStatus(statusOf(detail.selectedOption.value))}
          />
        </FormField>
        {accepting ? (
          <>
            <TextField
              label={s.reason}
              help={s.acceptHelp}
              value={reason}
              onChange={setReason}
              rows={2}
            />
            <FormField label={s.until}>
              <DatePicker
                value={until}
                placeholder="YYYY/MM/DD"
                onChange={({ detail }) => setUntil(detail.value)}
              />
            </FormField>
          </>
        ) : null}
        <TextField label={s.owner} value={owner} onChange={setOwner} />
        <FormField label={s.due}>
          <DatePicker
            value={due}
            placeholder="YYYY/MM/DD"
            onChange={({ detail }) => setDue(detail.value)}
          />
        </FormField>
        <TextField
          label={s.ticket}
          optional
          help={s.ticketHelp}
          value={ticket}
          onChange={setTicket}
        />
        <TextField label={s.notes} optional value={notes} onChange={setNotes} rows={3} />
        <Button
          variant="primary"
          formAction="submit"
          loading={busy}
          disabled={accepting && (reason.trim().length < 3 || until === '')}
        >
          {s.save}
        </Button>
      </SpaceBetween>
    </form>
  )
}

function statusOf(value: string | undefined): PlanStatus {
  return value === 'in-progress' || value === 'done' || value === 'accepted' ? value : 'open'
}
