// What a diff cannot show: no registry hosts in the lock file, no paths of a machine, exact versions, bounded files.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((f) => f !== '')
const problems: string[] = []

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
if (/"resolved":\s*"http/.test(lock))
  problems.push(
    'package-lock.json names a registry host: reinstall with omit-lockfile-registry-resolved.',
  )

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>
for (const group of ['dependencies', 'devDependencies'])
  for (const [name, version] of Object.entries(manifest[group] ?? {}))
    if (!/^\d+\.\d+\.\d+$/.test(version))
      problems.push(`package.json: ${name} is not pinned to an exact version (${version}).`)

const machinePath = new RegExp(['/(?:ro', 'ot|wo', 'rk|home/[a-z]+)/'].join(''))
for (const file of files) {
  if (!/\.(ts|mjs|md|json|ya?ml)$/.test(file) || file === 'package-lock.json') continue
  let text: string
  try {
    text = readFileSync(join(root, file), 'utf8')
  } catch {
    continue
  }
  const line = text.split('\n').findIndex((l) => machinePath.test(l))
  if (line >= 0) problems.push(`${file}:${line + 1} names a path of a machine.`)
  const count = text.split('\n').length
  if (
    file.startsWith('src/') &&
    file.endsWith('.ts') &&
    !file.includes('generated') &&
    !file.endsWith('.test.ts') &&
    count > 400
  )
    problems.push(`${file} has ${count} lines; split it by concept (limit 400).`)
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
