import type { Db, Tx } from '../../src/store/db.ts'
import { insertLensReview } from '../../src/store/lens-reviews.ts'
import type { AnswerContent } from '../../src/store/answers.ts'
import type { WorkloadRow } from '../../src/store/schema.ts'
import { insertWorkload } from '../../src/store/workloads.ts'
import { type Actor, write } from '../../src/store/write.ts'

let accounts = 0

/** An account of its own for every test, so that tests share a store. */
export function newActor(): Actor {
  const account = String(100_000_000_000 + (accounts += 1))
  return { account, principal: `arn:aws:iam::${account}:user/alex`, at: 1_790_000_000_000 }
}

let ids = 0
export function newId(): string {
  return (ids += 1).toString(16).padStart(32, '0')
}

export function act<T>({ db }: { readonly db: Db }, actor: Actor, fn: (tx: Tx) => Promise<T>) {
  return write(db, actor, 'Test', 'subject', fn)
}

/** Adds a workload with the framework applied. */
export async function addWorkload(tx: Tx, account: string, name: string): Promise<WorkloadRow> {
  const id = newId()
  const region = 'eu-west-1'
  const arn = `arn:aws:wellarchitected:${region}:${account}:workload/${id}`
  const data = { description: 'Takes payments', environment: 'PRODUCTION' } as const
  const row = await insertWorkload(tx, { id, arn, account, region, name, data })
  if (row === 'exists') throw new Error(`${name} exists`)
  await insertLensReview(tx, {
    workload: id,
    lens,
    lens_version: '2025-02-25',
    position: 0,
    data: {},
  })
  return row
}

export const lens = 'wellarchitected'

export function answer(notes: string): AnswerContent {
  return {
    pillar: 'security',
    risk: 'HIGH',
    data: { selected: [], choices: {}, applicable: true, notes },
  }
}
