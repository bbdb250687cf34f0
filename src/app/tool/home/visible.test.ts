import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { seedWorkload } from '../../../../test/wire/seed-workload.ts'
import { visibleWorkloads } from './visible.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

test('Summaries count the first workloads, and say so where there are more.', async () => {
  const client = bench.client('111122223333')
  const context = bench.context('111122223333')
  for (const WorkloadName of ['First', 'Second']) await seedWorkload(client, { WorkloadName })
  const few = await visibleWorkloads(context, 1)
  expect(few.workloads.map(({ name }) => name)).toEqual(['First'])
  expect(few.onlyFirst).toBe(1)
  const all = await visibleWorkloads(context, 2)
  expect(all.workloads.map(({ name }) => name)).toEqual(['First', 'Second'])
  expect(all).not.toHaveProperty('onlyFirst')
})
