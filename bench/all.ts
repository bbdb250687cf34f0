// `npm run bench`: every figure of the README, each in its own process; fails when an aim is missed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const names = process.argv.slice(2)
const all = [
  'judge',
  'cold-start',
  'parse-plan',
  'review-snapshot',
  'store',
  'wire',
  'findings',
  'home',
  'console-pages',
  'access-evaluate',
  'access-include',
  'access-validate',
  'access-who-can',
  'access-paths',
  'access-generate',
  'console-size',
]
for (const name of names.length > 0 ? names : all) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
