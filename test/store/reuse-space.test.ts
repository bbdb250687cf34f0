import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { findingSetOf, replaceFindings } from '../../src/store/findings.ts'
import { insertRun } from '../../src/store/runs.ts'
import { reuseSpace } from '../../src/store/reuse-space.ts'
import { act, addWorkload, newActor, newId } from './examples.ts'
import { kinds } from './stores.ts'

afterAll(async () => {
  for (const kind of kinds) if (kind.missing === undefined) await kind.end()
})

describe.each(kinds)('a store on $name', ({ missing, open }) => {
  if (missing !== undefined) {
    it.skip(missing, () => {})
    return
  }

  it('does not grow with every run', async () => {
    const store = await open()
    const { db } = store
    const owner = newActor()
    const workload = await act({ db }, owner, (tx) => addWorkload(tx, owner.account, 'Grows'))
    const sizes: number[] = []
    for (let round = 0; round < 4; round++) {
      const run = newId()
      await act({ db }, owner, async (tx) => {
        const { id, account, region } = workload
        const row = { id: run, workload: id, account, region, ended: 1, data: {} }
        await insertRun(tx, { ...row, status: 'COMPLETE' })
        const findings = Array.from({ length: 2000 }, (_, at) => ({
          id: at.toString(16).padStart(16, '0'),
          check_id: 'c',
          outcome: 0,
          severity: 0,
          service: 'S3',
          type: 'AWS::S3::Bucket',
          resource: 'r',
          name: '',
          account: '',
          region: '',
          source: '',
          since: 0,
          first: 0,
          entry: '0000000',
          data: { message: 'x'.repeat(500), pointers: [], evidence: [], history: [] },
        }))
        const resources = [{ entry: '0000000', data: {} }]
        await replaceFindings(tx, {
          run,
          workload: id,
          findings,
          resources,
          leftOut: 0,
          review: {},
        })
      })
      await reuseSpace(db)
      const { rows } = await sql<{
        size: number
      }>`select pg_relation_size('finding') as size`.execute(db)
      sizes.push(rows[0]?.size ?? 0)
    }
    // While a run replaces another both are there; after that nothing more is needed.
    expect(sizes[3]).toBeLessThanOrEqual((sizes[0] ?? 0) * 2.2)
    expect(await findingSetOf(db, workload.id)).toMatchObject({ data: { findings: 2000 } })
    await store.close()
  })
})
