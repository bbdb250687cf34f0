import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { present } from './present.ts'
import type { ReviewDocument } from './schema.ts'

/** Suppressions that hid failures, with how many, and those that do nothing any more. */
export function suppressionsOf(review: Review): ReviewDocument['suppressions'] {
  return {
    applied: applied(review.findings),
    stale: review.staleSuppressions.map(({ suppression: s, why }) =>
      present({
        check: s.check,
        resource: s.resource,
        account: s.account,
        region: s.region,
        reason: s.reason,
        owner: s.owner,
        expires: s.expires,
        why,
      }),
    ),
  }
}

function applied(findings: readonly Finding[]): ReviewDocument['suppressions']['applied'] {
  const groups = new Map<string, ReviewDocument['suppressions']['applied'][number]>()
  for (const { check, suppressed } of findings) {
    if (suppressed === undefined) continue
    const { reason, owner, expires } = suppressed
    const key = JSON.stringify([check.id, reason, owner, expires])
    const group = groups.get(key)
    if (group === undefined)
      groups.set(key, { check: check.id, reason, owner, expires, findings: 1 })
    else group.findings++
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

export function expiredAttestationsOf(review: Review): ReviewDocument['expiredAttestations'] {
  return review.expiredAttestations.map((a) =>
    present({
      practice: a.practice,
      item: a.item,
      statement: a.statement,
      by: a.by,
      at: a.at,
      expires: a.expires,
      link: a.link,
    }),
  )
}

export function gapEntry(gap: Review['gaps'][number]): ReviewDocument['gaps'][number] {
  return present({
    source: gap.source,
    operation: gap.operation,
    permission: gap.permission,
    reason: gap.reason,
    error: gap.error,
    account: gap.account,
    region: gap.region,
    resource: gap.resource,
    types: [...gap.types],
    hides: gap.hides,
  })
}

export function blindEntry(blind: Review['blind'][number]): ReviewDocument['blind'][number] {
  return present({
    check: blind.check.id,
    reason: blind.unknown.$unknown,
    detail: blind.unknown.detail,
    account: blind.gap?.account,
    region: blind.gap?.region,
  })
}

export function diagnosticEntry(
  diagnostic: Review['diagnostics'][number],
): ReviewDocument['diagnostics'][number] {
  const { where } = diagnostic
  return present({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    help: diagnostic.help,
    where:
      where === undefined
        ? undefined
        : present({
            file: where.file,
            line: where.line,
            column: where.column,
            pointer: where.pointer,
          }),
  })
}
