import { createHash } from 'node:crypto'
import type { Tx } from '../db.ts'
import { scan } from '../scan.ts'
import type { Report } from './report.ts'

/** Verifies that the content of every file of the evidence locker has the digest that it is known by. */
export async function checkFiles(tx: Tx, report: Report): Promise<void> {
  const files = new Map<string, ReturnType<typeof createHash>>()
  for await (const { workload, sha256 } of scan(tx, 'evidence_file', ['workload', 'sha256']))
    files.set(`${workload} ${sha256}`, createHash('sha256'))
  for await (const row of scan(tx, 'evidence_part', ['workload', 'sha256', 'part']))
    files.get(`${row.workload} ${row.sha256}`)?.update(Buffer.from(row.bytes, 'base64'))
  for (const [name, hash] of files)
    if (hash.digest('hex') !== name.split(' ')[1])
      report.add(
        'file-altered',
        `The content of the file ${name} is not what was stored.`,
        'Someone changed the database behind Plinth: compare with a backup.',
      )
}
