import type { Progress } from '../app/gather.ts'
import { printable } from '../lib/printable.ts'

/**
 * Shows progress on stderr: one line that is rewritten on a terminal, nothing elsewhere (a log of a build server needs
 * no bar). `done` clears it.
 */
export function progressLine(quiet: boolean): {
  readonly show: (progress: Progress) => void
  readonly done: () => void
} {
  if (quiet || !process.stderr.isTTY) return { show: () => {}, done: () => {} }
  const clear = '\r\u001B[K'
  let last = 0
  return {
    show: ({ stage, done, total }) => {
      if (Date.now() - last < 50) return
      last = Date.now()
      const filled = total === 0 ? 0 : Math.round((done / total) * 20)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`
      const width = (process.stderr.columns ?? 80) - 34
      process.stderr.write(`${clear}${bar} ${done}/${total} ${printable(stage).slice(0, width)}`)
    },
    done: () => process.stderr.write(clear),
  }
}
