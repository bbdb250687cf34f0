import { createMilestone } from '../src/app/tool/milestones/create.ts'
import { operatorContext } from '../src/app/tool/command-context.ts'
import { prepareBare } from '../src/app/prepare.ts'
import { reviewSnapshot } from '../src/app/review-snapshot.ts'
import { updateAnswer } from '../src/app/tool/answers/update.ts'
import { saveReview } from '../src/app/tool/runs/save-review.ts'
import { storePlace, type StoreRequest } from '../src/app/store-place.ts'
import { checks } from '../src/evaluate/posture/checks.generated.ts'
import type { Review } from '../src/model/review.ts'
import { exampleReview } from '../src/report/example-review.ts'
import { openStore } from '../src/store/open-store.ts'
import { synthesise } from './synthetic-snapshot.ts'

/** A review of a synthetic snapshot that has exactly that many findings. */
export function reviewOfFindings(count: number, now: number): Review {
  const prepared = prepareBare()
  for (let size = Math.ceil(count / 5); ; size = Math.round(size * 1.2)) {
    const snapshot = synthesise(checks, size)
    const made = reviewSnapshot({ ...prepared, snapshot, now, diagnostics: [] })
    if (made.findings.length >= count) return { ...made, findings: made.findings.slice(0, count) }
  }
}

/**
 * Fills a store as a company has it: workloads with a run, an answer, a milestone and a plan each, and one whose newest
 * run has that many findings. Returns the id of the large one.
 */
export async function seedConsole(
  place: StoreRequest,
  workloads: number,
  findings: number,
): Promise<string> {
  const store = await openStore(storePlace(place))
  try {
    const operator = { account: '111122223333', region: 'eu-west-1', name: 'bench' }
    const context = operatorContext(store.db, operator, Date.now())
    const small = exampleReview()
    const [, , third] = small.questions
    const save = async (name: string, review: Review): Promise<string> => {
      const { workload } = await saveReview(context, name, review)
      await updateAnswer(context, {
        WorkloadId: workload.id,
        LensAlias: 'wellarchitected',
        QuestionId: third?.question.id ?? 'permissions',
        IsApplicable: false,
      })
      await createMilestone(context, workload.id, 'First')
      return workload.id
    }
    for (let at = 1; at < workloads; at++) await save(`Workload ${at}`, small)
    return await save('Large', reviewOfFindings(findings, context.now))
  } finally {
    await store.close()
  }
}
