import { markup, type Html } from '../../lib/markup.ts'
import type { Severity } from '../../model/check.ts'
import type { CustomerDuty } from '../../model/responsibility.ts'
import type { ItemEvidence, Risk, Verdict } from '../../model/review.ts'
import {
  dutyWords,
  percent,
  riskWords,
  severityWords,
  stanceWords,
  verdictWords,
} from '../words.ts'

type Tone = 'high' | 'medium' | 'good' | 'calm'

/** A sign, a word and a tone: any one of them is enough to tell marks apart. */
function mark([tone, sign]: readonly [Tone, string], words: string): Html {
  return markup`<span class="mark ${tone}"><span aria-hidden="true">${sign}</span>${words}</span>`
}

const risks = {
  HIGH: ['high', '✖'],
  MEDIUM: ['medium', '▲'],
  NONE: ['good', '✔'],
  UNANSWERED: ['calm', '○'],
  NOT_APPLICABLE: ['calm', '–'],
} as const satisfies Record<Risk, readonly [Tone, string]>

export function riskMark(risk: Risk): Html {
  return mark(risks[risk], riskWords[risk])
}

const verdicts = {
  met: ['good', '✔'],
  contradicted: ['high', '✖'],
  partly: ['medium', '◐'],
  unknown: ['calm', '?'],
  'not-applicable': ['calm', '–'],
} as const satisfies Record<Verdict, readonly [Tone, string]>

export function verdictMark(verdict: Verdict): Html {
  return mark(verdicts[verdict], verdictWords[verdict])
}

const severities = {
  critical: ['high', '✖'],
  high: ['high', '✖'],
  medium: ['medium', '▲'],
  low: ['calm', '•'],
} as const satisfies Record<Severity, readonly [Tone, string]>

export function severityMark(severity: Severity): Html {
  return mark(severities[severity], severityWords[severity])
}

const stances = {
  supports: ['good', '✔'],
  contradicts: ['high', '✖'],
  weakens: ['medium', '▲'],
  unknown: ['calm', '?'],
  'not-applicable': ['calm', '–'],
} as const satisfies Record<ItemEvidence['stance'], readonly [Tone, string]>

export function stanceMark(stance: ItemEvidence['stance']): Html {
  return mark(stances[stance], stanceWords[stance])
}

const duties = {
  done: ['good', '✔'],
  'not-done': ['high', '✖'],
  unknown: ['calm', '?'],
  'not-judged': ['calm', '○'],
} as const satisfies Record<CustomerDuty['status'], readonly [Tone, string]>

/** A duty that some resources meet and others do not is done in part. */
export function dutyMark({ status, counts }: CustomerDuty): Html {
  return status === 'not-done' && counts.pass > 0
    ? mark(['medium', '◐'], 'Done in part')
    : mark(duties[status], dutyWords[status])
}

/** A share as bar and number; the bar is for the eye only. */
export function shareBar(share: number): Html {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return markup`<span class="bar"
    ><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="10"></rect>
      <rect class="part" width="${width}" height="10"></rect></svg
    >${percent(share)}</span
  >`
}
