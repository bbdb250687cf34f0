import { isoDate } from '../../lib/time.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Attestation } from '../../model/human-record.ts'
import type { AttestationEvidence, Practice } from '../../model/lens.ts'
import type { LensIndex } from '../../model/lens-index.ts'
import { validityOf } from '../evidence/weigh-attestation.ts'

export interface SortedAttestations {
  readonly byPractice: ReadonlyMap<Practice, readonly Attestation[]>
  readonly expired: readonly Attestation[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Gives each statement to its practice, finds those that ran out, and reports those that fit nowhere. */
export function sortAttestations(
  attestations: readonly Attestation[],
  index: LensIndex,
  now: number,
): SortedAttestations {
  const byPractice = new Map<Practice, Attestation[]>()
  const expired: Attestation[] = []
  const diagnostics: Diagnostic[] = []
  for (const attestation of attestations) {
    const [found, ...others] = index.practices(attestation.practice)
    if (found === undefined || others.length > 0) {
      diagnostics.push(misplaced(attestation, others.length + 1, found !== undefined, index))
      continue
    }
    const { practice } = found
    const given = byPractice.get(practice)
    if (given === undefined) byPractice.set(practice, [attestation])
    else given.push(attestation)
    const items = practice.evidence.filter((item) => 'attest' in item)
    const fulfils = items.filter((i) => [undefined, i.attest].includes(attestation.item))
    if (fulfils.length === 0) diagnostics.push(unfitting(attestation, practice, items))
    const ended = endOf(attestation, fulfils, now)
    if (ended === undefined) continue
    expired.push(attestation)
    diagnostics.push({
      code: 'attestation-expired',
      severity: 'warning',
      message: `The statement by ${attestation.by} about ${practice.number ?? practice.id} expired on ${isoDate(ended)}.`,
      help: 'Check that it still holds and state it again with a new date.',
    })
  }
  return { byPractice, expired, diagnostics }
}

/** When a statement ran out for every item it could fulfil; `undefined` while it holds for one. */
function endOf(
  attestation: Attestation,
  items: readonly AttestationEvidence[],
  now: number,
): number | undefined {
  const allowed = items.length === 0 ? Infinity : Math.max(...items.map((i) => i.validDays))
  const validity = validityOf(attestation, allowed, now)
  return validity.status === 'expired' ? validity.since : undefined
}

function misplaced(
  { practice }: Attestation,
  count: number,
  known: boolean,
  index: LensIndex,
): Diagnostic {
  if (known)
    return {
      code: 'attestation-ambiguous-practice',
      severity: 'warning',
      message: `The lens has ${count} practices ${practice}; a statement about it is not used.`,
      help: 'Write the question before it: `question/practice`.',
    }
  const near = nearestName(practice, index.practiceNames)
  return {
    code: 'attestation-unknown-practice',
    severity: 'warning',
    message: `The lens has no practice ${practice}; a statement about it is not used.`,
    help: near === undefined ? 'Name a practice by its id or number.' : `Did you mean ${near}?`,
  }
}

function unfitting(
  attestation: Attestation,
  practice: Practice,
  items: readonly AttestationEvidence[],
): Diagnostic {
  const name = practice.number ?? practice.id
  if (items.length === 0)
    return {
      code: 'attestation-not-needed',
      severity: 'note',
      message: `The practice ${name} is judged by machines alone; a statement about it is not used.`,
      help: 'Answer the practice instead if you disagree with its evidence.',
    }
  return {
    code: 'attestation-unknown-item',
    severity: 'warning',
    message: `The practice ${name} does not ask for the statement ${attestation.item ?? ''}; it is not used.`,
    help: `It asks for ${items.map((i) => i.attest).join(', ')}.`,
  }
}
