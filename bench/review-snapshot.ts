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
const accounts = [...new Set(sample.sources.flatMap((s) => s.account ?? []))]
await writeSnapshot(file, {
  ...sample,
  sources: numbers(copies).flatMap((copy) => renamed(sample.sources, copy)),
  resources: numbers(copies).flatMap((copy) => renamed(sample.resources, copy)),
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

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i)
}

/** The same things in accounts of their own: as many organizations of five accounts as it takes. */
function renamed<T>(values: readonly T[], copy: number): readonly T[] {
  let text = JSON.stringify(values).replaceAll('o-example1234', `o-example${1000 + copy}`)
  for (const account of accounts)
    text = text.replaceAll(account, `${account.slice(0, 8)}${String(1000 + copy)}`)
  return (JSON.parse(text) as T[]).slice(0)
}
