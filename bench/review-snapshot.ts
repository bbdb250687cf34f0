// A 100,000-resource snapshot from the file to a finished review: time and memory of the whole flow.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { prepareBare } from '../src/app/prepare.ts'
import { reviewSnapshot } from '../src/app/review-snapshot.ts'
import { sampleSnapshot } from '../src/app/sample/sample-snapshot.ts'
import { readSnapshot } from '../src/collect/snapshot/read-snapshot.ts'
import { writeSnapshot } from '../src/collect/snapshot/write-snapshot.ts'

const size = 100_000
const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
const file = join(folder, 'snapshot.ndjson.gz')
const sample = sampleSnapshot()
const copies = Math.ceil(size / sample.resources.length)
await writeSnapshot(file, {
  ...sample,
  resources: Array.from({ length: copies }, (_, copy) =>
    sample.resources.map((r) => ({
      ...r,
      id: `${r.id}-${copy}`,
      ...(r.arn !== undefined && { arn: `${r.arn}-${copy}` }),
    })),
  ).flat(),
})

const start = performance.now()
const snapshot = await readSnapshot(file)
const read = performance.now()
const review = reviewSnapshot({ ...prepareBare(), snapshot, now: Date.parse(snapshot.ended) })
const done = performance.now()
rmSync(folder, { recursive: true })
console.log(
  `review-snapshot: ${review.resourceCount} resources, ${review.findings.length} findings; read ${(read - start).toFixed(0)} ms, review ${(done - read).toFixed(0)} ms, peak RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
)
