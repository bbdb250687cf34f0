import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import { find, insert } from './rows.ts'
import type { EvidenceFileRow } from './schema.ts'
import type { New } from './tables.ts'

/** Bytes of a part: few enough for a row, and divisible by three, so that base64 has no padding inside. */
const partBytes = 192 * 1024

export function getEvidenceFile(
  db: Db | Tx,
  workload: string,
  sha256: string,
): Promise<EvidenceFileRow | undefined> {
  return find(db, 'evidence_file', { workload, sha256 })
}

/** Files of a workload, in the order of their digests. */
export async function listEvidenceFiles(
  db: Db | Tx,
  workload: string,
): Promise<readonly EvidenceFileRow[]> {
  const where = sql`workload = ${workload}`
  return (await page(db, 'evidence_file', where, ['workload', 'sha256'], all)).items
}

/** How many bytes the files of a workload have. */
export async function evidenceBytes(db: Db | Tx, workload: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select coalesce(sum(size), 0)::bigint as n from evidence_file
    where workload = ${workload}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Stores a file with its content; the same content again is the file that is there. */
export async function insertEvidenceFile(
  tx: Tx,
  row: New<'evidence_file'>,
  content: Uint8Array,
): Promise<EvidenceFileRow | 'exists'> {
  const added = await insert(tx, 'evidence_file', row)
  if (added === 'exists') return added
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  for (let part = 0; part * partBytes < bytes.length; part++) {
    const text = bytes.subarray(part * partBytes, (part + 1) * partBytes).toString('base64')
    await sql`insert into evidence_part (workload, sha256, part, bytes)
      values (${row.workload}, ${row.sha256}, ${part}, ${text})`.execute(tx)
  }
  return added
}

/** The content of a file, part by part. */
export async function readEvidenceFile(
  db: Db | Tx,
  { workload, sha256 }: Pick<EvidenceFileRow, 'workload' | 'sha256'>,
): Promise<Buffer<ArrayBuffer>> {
  const { rows } = await sql<{ bytes: string }>`select bytes from evidence_part
    where workload = ${workload} and sha256 = ${sha256} order by part`.execute(db)
  return Buffer.concat(rows.map(({ bytes }) => Buffer.from(bytes, 'base64')))
}
