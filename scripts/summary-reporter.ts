import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { type Summary, summaryFile } from './test-summary.ts'

/** Writes what a part of `npm test` came to, for the closing lines. */
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
    const files = modules.map((module) => ({
      name: module.relativeModuleId,
      seconds: module.diagnostic().duration / 1000,
    }))
    const file = summaryFile(process.env['PLINTH_TEST_PART'] ?? 'all')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ counts, skipped, files } satisfies Summary))
  }
}
