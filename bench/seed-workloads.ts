import { randomBytes } from 'node:crypto'
import { storePlace, type StoreRequest } from '../src/app/store-place.ts'
import { updateAnswer } from '../src/app/tool/answers/update.ts'
import { loadToolCatalog } from '../src/app/tool/catalog.ts'
import { createWorkload } from '../src/app/tool/workloads/create.ts'
import type { Question } from '../src/model/lens.ts'
import { transaction } from '../src/store/db.ts'
import { openStore } from '../src/store/open-store.ts'

export const account = '111122223333'
const lens = 'wellarchitected'

/**
 * Creates workloads whose questions are answered with all of their practices, by the use cases of the API and without
 * its wire: a transaction for each workload. Returns their ids.
 */
export async function seedWorkloads(
  place: StoreRequest,
  count: number,
  questions: readonly Question[],
): Promise<readonly string[]> {
  const store = await openStore(storePlace(place))
  const ids: string[] = []
  try {
    for (let i = 0; i < count; i++)
      ids.push(
        await transaction(store.db, async (db) => {
          const newId = () => randomBytes(16).toString('hex')
          const context = {
            db,
            newId,
            now: Date.now(),
            requestId: newId(),
            tool: loadToolCatalog(),
            page: { limit: 50, token: (cursor: string) => cursor },
            caller: {
              account,
              region: 'eu-west-1',
              principalArn: `arn:aws:iam::${account}:user/bench`,
              role: 'admin' as const,
              keyId: 'bench',
            },
          }
          const { id } = await createWorkload(context, {
            WorkloadName: `workload ${i}`,
            Description: 'A workload of the bench.',
            Environment: 'PRODUCTION',
            Lenses: [lens],
            AwsRegions: ['eu-west-1'],
            ReviewOwner: 'bench@example.com',
          })
          for (const { id: QuestionId, practices } of questions) {
            const SelectedChoices = practices.filter((p) => !p.none).map((p) => p.id)
            const place = { WorkloadId: id, LensAlias: lens, QuestionId }
            await updateAnswer(context, { ...place, SelectedChoices })
          }
          return id
        }),
      )
    return ids
  } finally {
    await store.close()
  }
}
