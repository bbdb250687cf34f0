import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { t } from '../strings/en.ts'

/** Text that others wrote: names, tags, notes. Its direction and length never disturb what is around it. */
export function Foreign({ children }: { readonly children: string | undefined }) {
  return <bdi className="foreign">{children}</bdi>
}

type Indicator = readonly [StatusIndicatorProps.Type, string, StatusIndicatorProps.Color?]

function Word({ of: [type, text, color] }: { readonly of: Indicator }) {
  return (
    <StatusIndicator type={type} {...(color === undefined ? {} : { colorOverride: color })}>
      {text}
    </StatusIndicator>
  )
}

const w = t.words

const risks: Readonly<Record<string, Indicator>> = {
  HIGH: ['error', w.risk.HIGH],
  MEDIUM: ['warning', w.risk.MEDIUM],
  NONE: ['success', w.risk.NONE],
  UNANSWERED: ['pending', w.risk.UNANSWERED],
  NOT_APPLICABLE: ['stopped', w.risk.NOT_APPLICABLE],
}

/** Risk of a question, as the wire names it. */
export function Risk({ risk }: { readonly risk: string }) {
  return <Word of={risks[risk] ?? ['pending', risk]} />
}

const verdicts: Readonly<Record<string, Indicator>> = {
  met: ['success', w.verdict.met],
  contradicted: ['error', w.verdict.contradicted],
  partly: ['warning', w.verdict.partly],
  unknown: ['info', w.verdict.unknown, 'grey'],
  'not-applicable': ['stopped', w.verdict.notApplicable],
}

/** What the evidence says of a practice. */
export function Verdict({ verdict }: { readonly verdict: string | undefined }) {
  return <Word of={verdicts[verdict ?? 'unknown'] ?? ['info', verdict ?? '', 'grey']} />
}

const outcomes: Readonly<Record<string, Indicator>> = {
  fail: ['error', w.outcome.fail],
  unknown: ['info', w.outcome.unknown, 'grey'],
  pass: ['success', w.outcome.pass],
  'not-applicable': ['stopped', w.outcome.notApplicable],
}

/** Outcome of a check on a resource. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  return <Word of={outcomes[outcome] ?? ['info', outcome]} />
}

/** Urgency of a check: a word in a colour, never the colour alone. */
export function Severity({ severity }: { readonly severity: string }) {
  return <span className={`severity severity-${severity}`}>{wordOf(w.severity, severity)}</span>
}

const states: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  COMPLETE: 'success',
  RUNNING: 'in-progress',
  FAILED: 'error',
  ACCEPTED: 'success',
  ASSOCIATED: 'success',
  PENDING: 'pending',
  REJECTED: 'stopped',
  REVOKED: 'stopped',
  EXPIRED: 'warning',
  accepted: 'success',
  rejected: 'error',
  pending: 'pending',
  expired: 'warning',
  open: 'pending',
  'in-progress': 'in-progress',
  done: 'success',
}

/** State of a run, a share, a plan item or an attestation. */
export function State({ state }: { readonly state: string }) {
  return (
    <StatusIndicator type={states[state] ?? 'pending'}>{wordOf(w.state, state)}</StatusIndicator>
  )
}

export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key
}

/** Where an answer comes from. */
export function Origin({ origin }: { readonly origin: string | undefined }) {
  const key = origin ?? 'none'
  return <span className={`origin origin-${key}`}>{wordOf(w.origin, key)}</span>
}

/** A quiet second line below something. */
export function Quiet({ children }: { readonly children: ReactNode }) {
  return <div className="quiet">{children}</div>
}
