import type { Tx } from '../db.ts'
import type { AuditHeadRow, AuditRow } from '../schema.ts'
import { scan } from '../scan.ts'
import { auditHash, digestOver } from '../audit.ts'
import type { Ledger } from './ledger.ts'
import type { Report } from './report.ts'

/** Verifies every audit chain and enters its changes in the ledger. Returns the number of entries. */
export async function checkChains(tx: Tx, ledger: Ledger, report: Report): Promise<number> {
  const ends = new Map<string, AuditHeadRow>()
  let entries = 0
  for await (const entry of scan(tx, 'audit', ['account', 'seq'])) {
    entries += 1
    checkEntry(entry, ends.get(entry.account), report)
    for (const change of entry.changes) ledger.add(change)
    const { account, seq, hash, prev } = entry
    ends.set(account, { account, seq, hash, prev })
  }
  for await (const head of scan(tx, 'audit_head', ['account'])) {
    const end = ends.get(head.account)
    ends.delete(head.account)
    if ((end?.seq ?? 0) !== head.seq || (end?.hash ?? '') !== head.hash)
      report.add(
        'audit-end',
        `The audit of account ${head.account} should end with entry ${head.seq}, but does not.`,
        distrust,
      )
  }
  for (const account of ends.keys())
    report.add('audit-end', `The audit of account ${account} has lost its end mark.`, distrust)
  return entries
}

const distrust =
  'Someone changed the database behind Plinth, or it is damaged: compare with a backup.'

function checkEntry(entry: AuditRow, before: AuditHeadRow | undefined, report: Report): void {
  const name = `Entry ${entry.seq} of the audit of account ${entry.account}`
  if (entry.seq !== (before?.seq ?? 0) + 1)
    report.add('audit-hole', `${name} does not follow the one before it.`, distrust)
  else if (entry.prev !== (before?.hash ?? ''))
    report.add('audit-chain', `${name} does not carry the hash of the one before it.`, distrust)
  const digestsHold =
    entry.before === digestOver(entry.changes, 2) && entry.after === digestOver(entry.changes, 3)
  if (entry.hash !== auditHash(entry) || !digestsHold)
    report.add('audit-altered', `${name} is not what was recorded.`, distrust)
}
