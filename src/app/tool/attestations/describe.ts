import type { AttestationRow } from '../../../store/schema.ts'
import { securityLens } from '../findings/security-lens.ts'
import { userOf } from '../user-of.ts'

const words = {
  PENDING: 'pending',
  ACCEPTED: 'accepted',
  REJECTED: 'rejected',
  WITHDRAWN: 'withdrawn',
  EXPIRED: 'expired',
} as const

/** An attestation as the console shows it. @param caller who looks: nobody reviews a statement of their own */
export function describeAttestation(row: AttestationRow, now: number, caller: string) {
  const { data } = row
  const [found] = securityLens().index.practices(`${row.question}/${row.choice}`)
  const item = found?.practice.evidence.find((e) => 'attest' in e && e.attest === data.item)
  return {
    id: row.id,
    question: row.question,
    practice: row.choice,
    number: found?.practice.number,
    title: found?.practice.title ?? row.choice,
    item: data.item,
    itemTitle: item !== undefined && 'attest' in item ? item.title : undefined,
    statement: data.statement,
    status:
      row.status === 'ACCEPTED' && row.expires <= now ? ('expired' as const) : words[row.status],
    by: userOf(data.by),
    created: new Date(row.created).toISOString(),
    expires: new Date(row.expires).toISOString(),
    link: data.link,
    file: data.file,
    review:
      data.review === undefined
        ? undefined
        : {
            by: userOf(data.review.by),
            at: new Date(data.review.at).toISOString(),
            comment: data.review.comment,
          },
    reviewable: row.status === 'PENDING' && data.by !== caller,
    version: row.version,
  }
}
