import type { Review } from '../../model/review.ts'
import { gather } from '../gather.ts'
import { prepare } from '../prepare.ts'
import { reviewSnapshot } from '../review-snapshot.ts'
import { sampleTime } from './place.ts'
import { sampleFile } from './sample-file.ts'

/** The review of the bundled sample, as `plinth review --sample` makes it: always the same. */
export async function reviewSample(): Promise<Review> {
  const prepared = await prepare({ file: sampleFile })
  const now = Date.parse(sampleTime)
  const { regions } = prepared.workload
  const snapshot = await gather([{ kind: 'sample' }], { regions, parameters: {}, now })
  return reviewSnapshot({ ...prepared, snapshot, now })
}
