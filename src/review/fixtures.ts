import type { Check, Outcome, Severity } from '../model/check.ts'
import type { Blind, Evaluation, Finding } from '../model/finding.ts'
import type { Attestation } from '../model/human-record.ts'
import type {
  AttestationEvidence,
  CheckEvidence,
  Level,
  Practice,
  Strength,
} from '../model/lens.ts'

/** Small builders for the tests of the review stage. */
export const now = Date.UTC(2026, 5, 1)

export function aCheck(id: string, severity: Severity = 'high'): Check {
  return {
    id,
    title: `Claim of ${id}`,
    resource: 'AWS::S3::Bucket',
    severity,
    why: '',
    fix: { text: 'Fix it.', effort: 'S' },
    reads: [],
    test: () => ({ outcome: 'pass', message: '', pointers: [] }),
    examples: { pass: [], fail: [] },
  }
}

export function aFinding(check: Check, outcome: Outcome, id = 'b'): Finding {
  return {
    check,
    outcome,
    ...(outcome === 'unknown' ? { reason: 'denied' as const } : {}),
    message: 'Seen.',
    pointers: [],
    resource: {
      type: check.resource,
      id,
      arn: `arn:aws:s3:::${id}`,
      account: '111122223333',
      region: 'eu-west-1',
      properties: {},
      tags: {},
      source: { kind: 'sample' },
    },
  }
}

/** `found({ 'check-a': 'ppf', 'check-b': '!' })`: p pass, f fail, u unknown, n not applicable, ! blind. */
export function found(written: Readonly<Record<string, string>>): Evaluation {
  const outcomes: Readonly<Record<string, Outcome>> = {
    p: 'pass',
    f: 'fail',
    u: 'unknown',
    n: 'not-applicable',
  }
  const checks = Object.keys(written).map((id) => aCheck(id))
  const findings: Finding[] = []
  const blind: Blind[] = []
  for (const check of checks)
    for (const [i, letter] of [...(written[check.id] ?? '')].entries()) {
      const outcome = outcomes[letter]
      if (outcome === undefined)
        blind.push({ check, unknown: { $unknown: 'denied', detail: 's3:ListAllMyBuckets' } })
      else findings.push(aFinding(check, outcome, `bucket-${i}`))
    }
  return { findings, blind, checks }
}

export function byCheck(
  check: string,
  strength: Exclude<Strength, 'D'> = 'A',
  extra: Partial<CheckEvidence> = {},
): CheckEvidence {
  return { check, strength, required: true, contradicts: true, ...extra }
}

export function byStatement(
  attest = 'statement',
  extra: Partial<AttestationEvidence> = {},
): AttestationEvidence {
  return { attest, title: 'The plan', strength: 'D', required: true, validDays: 365, ...extra }
}

export function aPractice(id: string, level: Level, extra: Partial<Practice> = {}): Practice {
  return {
    id,
    title: id,
    level,
    mode: 'auto',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: [],
    rule: 'all',
    none: false,
    ...extra,
  }
}

export function aStatement(practice: string, extra: Partial<Attestation> = {}): Attestation {
  return {
    practice,
    statement: 'It is in place.',
    by: 'ana@example.com',
    at: '2026-01-01',
    expires: '2026-12-31',
    ...extra,
  }
}
