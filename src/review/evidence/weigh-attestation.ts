import { dayMs, isoDate, parseTime } from '../../lib/time.ts'
import type { Attestation } from '../../model/human-record.ts'
import type { AttestationEvidence } from '../../model/lens.ts'
import type { ItemEvidence } from '../../model/review.ts'

/** Where an attestation stands at a moment; times in milliseconds. */
export type Validity =
  | { readonly status: 'valid'; readonly until: number }
  | { readonly status: 'expired'; readonly since: number }
  | { readonly status: 'future'; readonly from: number }
  | { readonly status: 'unreadable' }

/**
 * A statement holds from its date until it expires, and never longer than the lens allows.
 * @param validDays the longest validity that the lens grants, in days
 */
export function validityOf(attestation: Attestation, validDays: number, now: number): Validity {
  const from = parseTime(attestation.at)
  const expires = parseTime(attestation.expires)
  if (from === undefined || expires === undefined) return { status: 'unreadable' }
  const until = Math.min(expires, from + validDays * dayMs)
  if (until <= now) return { status: 'expired', since: until }
  return now < from ? { status: 'future', from } : { status: 'valid', until }
}

/**
 * What people's statements say of an attestation item: the valid one that lasts longest supports; none, an expired or
 * a future one leaves the item unknown. Statements that name no item speak for every item of the practice.
 * @param given the attestations of the practice
 */
export function weighAttestation(
  item: AttestationEvidence,
  given: readonly Attestation[],
  now: number,
): ItemEvidence {
  const candidates = given
    .filter((attestation) => attestation.item === undefined || attestation.item === item.attest)
    .map((attestation) => ({ attestation, validity: validityOf(attestation, item.validDays, now) }))
    .toSorted(
      (a, b) => rank(b.validity) - rank(a.validity) || latest(b.validity) - latest(a.validity),
    )
  const [best] = candidates
  const valid = best?.validity.status === 'valid'
  return {
    item,
    strength: item.strength,
    stance: valid ? 'supports' : 'unknown',
    counts: {
      pass: valid ? 1 : 0,
      fail: 0,
      unknown: valid ? 0 : 1,
      notApplicable: 0,
      suppressed: 0,
    },
    summary: `${item.title}: ${best === undefined ? 'nobody has stated it' : describe(best.attestation, best.validity)}.`,
    findings: [],
    blind: [],
    ...(best === undefined ? {} : { attestation: best.attestation }),
  }
}

function rank({ status }: Validity): number {
  return { valid: 3, expired: 2, future: 1, unreadable: 0 }[status]
}

function latest(validity: Validity): number {
  if (validity.status === 'valid') return validity.until
  return validity.status === 'expired' ? validity.since : 0
}

function describe({ by, at }: Attestation, validity: Validity): string {
  switch (validity.status) {
    case 'valid':
      return `stated by ${by} on ${at}, valid until ${isoDate(validity.until)}`
    case 'expired':
      return `the statement by ${by} expired on ${isoDate(validity.since)}`
    case 'future':
      return `the statement by ${by} counts only from ${isoDate(validity.from)}`
    case 'unreadable':
      return `the statement by ${by} has a date that cannot be read`
  }
}
