import type { Diagnostic } from '../model/diagnostic.ts'
import { checkChains } from './check/chains.ts'
import { checkFiles } from './check/files.ts'
import { checkFindings } from './check/findings.ts'
import { Ledger } from './check/ledger.ts'
import { checkReferences } from './check/references.ts'
import { Report } from './check/report.ts'
import { type Db, longest, snapshot, type Tx } from './db.ts'
import { rowDigest } from './encode.ts'
import { keyOf } from './rows.ts'
import { scan } from './scan.ts'
import type { AuditHeadRow, TableName } from './schema.ts'
import { tables } from './tables.ts'

export interface StoreCheck {
  /** Empty: all is well. */
  readonly diagnostics: readonly Diagnostic[]
  readonly rows: number
  readonly entries: number
  /** The end of every chain. Kept elsewhere, they prove later that nothing before them was changed or cut. */
  readonly heads: readonly AuditHeadRow[]
}

/**
 * Verifies the store: every audit chain, that every row is what the audit says was written last, and relations that
 * the database itself does not hold.
 */
export function checkStore(db: Db): Promise<StoreCheck> {
  return snapshot(
    db,
    async (tx) => {
      const report = new Report()
      const ledger = new Ledger()
      const entries = await checkChains(tx, ledger, report)
      const rows = await checkRows(tx, ledger, report)
      await checkReferences(tx, report)
      await checkFindings(tx, report)
      await checkFiles(tx, report)
      const heads: AuditHeadRow[] = []
      for await (const head of scan(tx, 'audit_head', ['account'])) heads.push(head)
      return { diagnostics: report.end(), rows, entries, heads }
    },
    longest,
  )
}

async function checkRows(tx: Tx, ledger: Ledger, report: Report): Promise<number> {
  let rows = 0
  for (const [table, { key }] of Object.entries(tables)) {
    if (!isTableName(table)) continue
    for await (const row of scan(tx, table, key)) {
      rows += 1
      const id = keyOf(table, row)
      const verdict = ledger.take(table, id, rowDigest(row))
      const what = `The ${table} row ${id.join(' / ')}`
      if (verdict === 'altered')
        report.add('row-altered', `${what} is not what the audit says was written last.`, help)
      if (verdict === 'unaudited') report.add('row-unaudited', `${what} is not in the audit.`, help)
    }
  }
  for (const gone of ledger.rest())
    report.add('row-missing', `The row ${gone} is gone, and the audit does not know why.`, help)
  return rows
}

const help = 'Someone changed the database behind Plinth: compare with a backup.'

function isTableName(name: string): name is TableName {
  return Object.hasOwn(tables, name)
}
