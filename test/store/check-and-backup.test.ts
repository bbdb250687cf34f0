import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { saveAnswer } from '../../src/store/answers.ts'
import { backup, backupName, dropOldBackups } from '../../src/store/backup.ts'
import { checkStore } from '../../src/store/check-store.ts'
import { type Db, snapshot } from '../../src/store/db.ts'
import { insertEvidenceFile } from '../../src/store/evidence-files.ts'
import { type NewFindingSet, replaceFindings } from '../../src/store/findings.ts'
import { insertMilestone } from '../../src/store/milestones.ts'
import { insertRun } from '../../src/store/runs.ts'
import { insertSuppression } from '../../src/store/suppressions.ts'
import { restore } from '../../src/store/restore.ts'
import { everyTable, scan } from '../../src/store/scan.ts'
import { putTags } from '../../src/store/tags.ts'
import { deleteWorkload } from '../../src/store/workloads.ts'
import { act, addWorkload, answer, lens, newActor, newId } from './examples.ts'
import { temporaryFolder } from './open-test-store.ts'
import { kinds } from './stores.ts'

/** A little of everything, by two accounts. */
async function fill(db: Db): Promise<void> {
  const [owner, guest] = [newActor(), newActor()]
  const kept = await act({ db }, owner, (tx) => addWorkload(tx, owner.account, 'Kept'))
  const gone = await act({ db }, owner, (tx) => addWorkload(tx, owner.account, 'Gone'))
  for (const actor of [owner, guest, owner, guest])
    for (const question of ['permissions', 'identities'])
      await act({ db }, actor, (tx) =>
        saveAnswer(tx, { workload: kept.id, lens, question }, 'any', answer(actor.account)),
      )
  // There and back: the same content twice.
  for (const value of ['a', 'b', 'a'])
    await act({ db }, owner, (tx) => putTags(tx, kept.arn, { t: value }))
  await act({ db }, owner, async (tx) => {
    const data = { workload: kept, lensReviews: [], answers: [] }
    await insertMilestone(tx, { workload: kept.id, name: 'First', summary: null, data })
    await insertMilestone(tx, { workload: gone.id, name: 'First', summary: 1e21, data })
  })
  for (const { id, account, region } of [kept, gone])
    await act({ db }, owner, async (tx) => {
      const run = newId()
      await insertRun(tx, {
        id: run,
        workload: id,
        account,
        region,
        status: 'COMPLETE',
        ended: 1,
        data: {},
      })
      await replaceFindings(tx, exampleFindings(run, id))
      const bytes = new Uint8Array(500_000).fill(7)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const about = { name: 'minutes.pdf', type: 'application/pdf', by: owner.principal }
      const file = { workload: id, sha256, size: bytes.length, data: about }
      await insertEvidenceFile(tx, file, bytes)
      await insertSuppression(tx, {
        id: newId(),
        workload: id,
        check_id: 's3-bucket-encrypted',
        status: 'ACTIVE',
        expires: 2e12,
        data: { reason: 'Known', owner: 'Web team', by: owner.principal },
      })
    })
  await act({ db }, owner, (tx) => deleteWorkload(tx, gone.id))
}

/** Findings with text that a database would rather not keep. */
function exampleFindings(run: string, workload: string): NewFindingSet {
  const finding = (id: number) => ({
    id: id.toString(16).padStart(16, '0'),
    check_id: 's3-bucket-encrypted',
    outcome: id % 4,
    severity: id % 3,
    service: 'S3',
    type: 'AWS::S3::Bucket',
    resource: `bucket-${id}\u0000\ud800"\\`,
    name: '',
    account: '111122223333',
    region: 'eu-west-1',
    source: '',
    since: 1_790_000_000_000,
    first: 0,
    entry: String(id % 7).padStart(7, '0'),
    data: { message: `\u202e${id}`, pointers: ['/properties/a~1b'], evidence: [], history: [] },
  })
  const entries = Array.from({ length: 7 }, (_, i) => String(i).padStart(7, '0'))
  return {
    run,
    workload,
    findings: Array.from({ length: 503 }, (_, id) => finding(id)),
    resources: entries.map((entry) => ({ entry, data: { n: 1e21, text: '\u0000', list: [0.1] } })),
    leftOut: 0,
    review: {},
  }
}

/** Everything that a store holds, as text. */
function dump(db: Db): Promise<string[]> {
  return snapshot(db, async (tx) => {
    const rows: string[] = []
    for (const [table, key] of everyTable)
      for await (const row of scan(tx, table, key)) rows.push(JSON.stringify([table, row]))
    return rows
  })
}

const usable = kinds.filter((k) => k.missing === undefined)
afterAll(async () => {
  for (const kind of usable) await kind.end()
})

const tampering: readonly (readonly [what: string, statement: string, code: string])[] = [
  [
    'a changed answer',
    `update answer set risk = 'NONE' where question = 'permissions'`,
    'row-altered',
  ],
  ['an added row', `insert into tag values ('arn:x', 'k', 'v')`, 'row-unaudited'],
  ['a removed row', `delete from answer where question = 'identities'`, 'row-missing'],
  [
    'a rewritten entry',
    `alter table audit disable trigger all; update audit set actor = 'nobody' where seq = 2; alter table audit enable trigger all`,
    'audit-altered',
  ],
  [
    'a removed entry',
    `alter table audit disable trigger all; delete from audit where seq = 2; alter table audit enable trigger all`,
    'audit-hole',
  ],
  [
    'a cut end',
    `alter table audit disable trigger all;
     delete from audit a where seq = (select max(seq) from audit b where a.account = b.account);
     alter table audit enable trigger all`,
    'audit-end',
  ],
  ['a changed finding', `update finding set outcome = 2 where outcome = 0`, 'findings-altered'],
  ['a removed finding', `delete from finding where outcome = 0`, 'findings-altered'],
  [
    'a changed resource',
    `update finding_resource set data = '{}' where entry = '0000003'`,
    'findings-altered',
  ],
  ['a changed file', `update evidence_part set bytes = 'AAAA' where part = 1`, 'file-altered'],
  ['a cut file', `delete from evidence_part where part = 2`, 'file-altered'],
  ['a changed count', `update review_summary set reviews = '[]'`, 'store-review-summary'],
  ['a forgotten run', `update review_summary set ran = false`, 'store-review-summary'],
  ['a removed end mark', 'delete from audit_head', 'audit-end'],
]

describe.each(kinds)('a store on $name', ({ missing, open }) => {
  if (missing !== undefined) {
    it.skip(missing, () => {})
    return
  }

  it('refuses changes of its audit, and shows what was changed behind its back', async () => {
    const store = await open()
    const file = join(await temporaryFolder(), 'before.ndjson.gz')
    await fill(store.db)
    expect((await checkStore(store.db)).diagnostics).toEqual([])
    await expect(sql`update audit set actor = ''`.execute(store.db)).rejects.toThrow(
      'never changes',
    )
    await expect(sql`delete from audit`.execute(store.db)).rejects.toThrow('never changes')
    await backup(store.db, file, 0)
    for (const [, statements, code] of tampering) {
      await truncateAll(store.db)
      await restore(store.db, file)
      expect((await checkStore(store.db)).diagnostics).toEqual([])
      for (const one of statements.split(';')) await sql.raw(one).execute(store.db)
      const codes = (await checkStore(store.db)).diagnostics.map((d) => d.code)
      expect(codes).toContain(code)
    }
    await store.close()
    await rm(file)
  })

  it.each(usable)('is the same after backup and restore into $name', async (target) => {
    const store = await open()
    const other = await target.open()
    const folder = await temporaryFolder()
    const file = join(folder, 'all.ndjson.gz')
    await fill(store.db)
    const before = await dump(store.db)
    expect(await backup(store.db, file, 0)).toEqual({ path: file, rows: before.length })
    expect(await restore(other.db, file)).toEqual({ path: file, rows: before.length })
    expect(await dump(other.db)).toEqual(before)
    const check = await checkStore(other.db)
    expect(check.diagnostics).toEqual([])
    await expect(restore(other.db, file)).rejects.toMatchObject({
      diagnostic: { code: 'store-not-empty' },
    })
    await fill(other.db)
    expect((await checkStore(other.db)).diagnostics).toEqual([])
    await Promise.all([store.close(), other.close()])
    await rm(folder, { recursive: true })
  })
})

describe('a backup', () => {
  it('that is damaged restores nothing', async () => {
    const [kind] = kinds
    const [store, other] = [await kind?.open(), await kind?.open()]
    if (store === undefined || other === undefined) throw new Error('No store.')
    const folder = await temporaryFolder()
    const file = join(folder, 'all.ndjson.gz')
    await fill(store.db)
    await backup(store.db, file, 0)
    const whole = await readFile(file)
    const flipped = Buffer.from(whole)
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 0xff
    const bad = [
      whole.subarray(0, whole.length - 20),
      whole.subarray(0, 30),
      flipped,
      Buffer.from('hello'),
      Buffer.alloc(0),
    ]
    for (const bytes of bad) {
      await writeFile(file, bytes)
      await expect(restore(other.db, file)).rejects.toMatchObject({
        diagnostic: { code: 'backup-damaged' },
      })
    }
    const absent = restore(other.db, join(folder, 'absent'))
    await expect(absent).rejects.toMatchObject({ diagnostic: { code: 'backup-missing' } })
    await writeFile(file, whole)
    await restore(other.db, file)
    await Promise.all([store.close(), other.close()])
    await rm(folder, { recursive: true })
  })

  it('among many: the newest stay, and files of other names', async () => {
    const folder = await temporaryFolder()
    const names = [1, 2, 3, 4].map((day) => backupName(Date.UTC(2026, 10, day)))
    for (const name of [...names, 'mine.ndjson.gz']) await writeFile(join(folder, name), '')
    await dropOldBackups(folder, 2)
    const stays = await Promise.all(
      names.map((n) =>
        readFile(join(folder, n)).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(stays).toEqual([false, false, true, true])
    expect(await readFile(join(folder, 'mine.ndjson.gz'), 'utf8')).toBe('')
    await rm(folder, { recursive: true })
  })
})

async function truncateAll(db: Db): Promise<void> {
  const names = everyTable.map(([table]) => sql.table(table))
  await sql`truncate ${sql.join(names)} cascade`.execute(db)
}
