import { InvalidArgumentError } from 'commander'

/** Reads the time of `--since` into the form that CloudTrail writes. @throws InvalidArgumentError */
export function logTime(value: string): string {
  const at = Date.parse(value)
  if (Number.isNaN(at))
    throw new InvalidArgumentError('Write a date as 2026-09-01 or 2026-09-01T12:00:00Z.')
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** Says on a terminal how many files of logs have been read, now and then. */
export function showLogProgress(done: number, files: number): void {
  if (process.stderr.isTTY && (done === files || done % 50 === 0))
    process.stderr.write(`\rReading logs: ${done} of ${files} files${done === files ? '\n' : ''}`)
}
