import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

const file = join(import.meta.dirname, '../.cache/test-summary.txt')

/** Files that are told, and the seconds that none of them stays under. */
const told = { files: 12, seconds: 5 }

/** Which files took longest, so that nobody has to guess what keeps everybody waiting. */
function slowest(modules: readonly TestModule[]) {
  return modules
    .map((module) => ({
      name: module.relativeModuleId,
      seconds: module.diagnostic().duration / 1000,
    }))
    .filter(({ seconds }) => seconds >= told.seconds)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, told.files)
}

/** Ends the output with `N passed, N failed, N skipped` and names what was skipped. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 }
    const skipped: string[] = []
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'pending') continue
        counts[state]++
        if (state === 'skipped') skipped.push(test.fullName)
      }
    }
    for (const { name, seconds } of slowest(modules))
      console.log(`slow: ${seconds.toFixed(1)} s ${name}`)
    for (const name of skipped) console.log(`skipped: ${name}`)
    const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, `${line}\n`)
    setImmediate(() => console.log(line))
  }
}
