// The first page of the console for 200 workloads with runs, answers, milestones and plans: the first look after a start, and p95 of the next.
import { performance } from 'node:perf_hooks'
import { operatorContext } from '../src/app/tool/command-context.ts'
import { updateAnswer } from '../src/app/tool/answers/update.ts'
import { getHome } from '../src/app/tool/home/home.ts'
import { createMilestone } from '../src/app/tool/milestones/create.ts'
import { saveReview } from '../src/app/tool/runs/save-review.ts'
import { exampleReview } from '../src/report/example-review.ts'
import type { Store } from '../src/store/open-store.ts'
import { kinds } from '../test/store/stores.ts'

const workloads = 200
const rounds = 30
const aim = 200
const lens = 'wellarchitected'

async function measure(name: string, store: Store): Promise<boolean> {
  const operator = { account: '111122223333', region: 'eu-west-1', name: 'bench' }
  const context = operatorContext(store.db, operator, Date.now())
  const review = exampleReview()
  const [, , third] = review.questions
  let changed = ''
  for (let at = 0; at < workloads; at++) {
    const { workload } = await saveReview(context, `Workload ${at}`, review)
    const place = { WorkloadId: workload.id, LensAlias: lens }
    await updateAnswer(context, {
      ...place,
      QuestionId: third?.question.id ?? 'permissions',
      IsApplicable: false,
    })
    await createMilestone(context, workload.id, 'First')
    changed = workload.id
  }
  const first = await timed(() => getHome(context))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await createMilestone(context, changed, `Round ${round}`)
    times.push((await timed(() => getHome(context))).ms)
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? Number.NaN
  console.log(
    `home on ${name}: ${first.result.workloads.length} workloads; first ${first.ms.toFixed(0)} ms, then p95 ${p95.toFixed(0)} ms with a write before each (aim ${aim} ms)`,
  )
  return p95 < aim
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number }> {
  const start = performance.now()
  const result = await work()
  return { result, ms: performance.now() - start }
}

const only = process.argv[2]
for (const kind of kinds) {
  if (kind.missing !== undefined || (only !== undefined && kind.name !== only)) continue
  const store = await kind.open()
  try {
    if (!(await measure(kind.name, store))) process.exitCode = 1
  } finally {
    await store.close()
    await kind.end()
  }
}
