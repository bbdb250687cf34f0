import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, update } from './rows.ts'
import type { AttestationRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAttestation(db: Db | Tx, id: string): Promise<AttestationRow | undefined> {
  return find(db, 'attestation', { id })
}

export function insertAttestation(
  tx: Tx,
  row: New<'attestation'>,
): Promise<AttestationRow | 'exists'> {
  return insert(tx, 'attestation', row)
}

export function updateAttestation(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'attestation'>,
): Promise<AttestationRow | Refusal> {
  return update(tx, 'attestation', { id }, expected, change)
}

/** Attestations of a workload, oldest first; of one question where it is given. */
export function listAttestations(
  db: Db | Tx,
  workload: string,
  request: PageRequest,
  question?: string,
): Promise<Page<AttestationRow>> {
  const where = sql`workload = ${workload}
    ${question === undefined ? sql`` : sql`and question = ${question}`}`
  return page(db, 'attestation', where, ['created', 'id'], request)
}

/** Those that count at a moment. */
export async function acceptedAttestations(
  db: Db | Tx,
  workload: string,
  now: number,
): Promise<readonly AttestationRow[]> {
  const where = sql`workload = ${workload} and status = 'ACCEPTED' and expires > ${now}`
  return (await page(db, 'attestation', where, ['created', 'id'], all)).items
}

/** How many a workload has, whatever their status. */
export async function countAttestations(db: Db | Tx, workload: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from attestation
    where workload = ${workload}`.execute(db)
  return rows[0]?.n ?? 0
}
