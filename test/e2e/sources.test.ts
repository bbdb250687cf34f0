import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, test } from 'vitest'
import { bucketPlan } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const root = join(import.meta.dirname, '../..')
const source = join(root, 'bin/plinth.mjs')
const run = promisify(execFile)
const cwd = workspace({ 'plan.json': bucketPlan() })

/** Other tests run the command as it is built; a clone runs it from its sources. */
describe.concurrent('from its sources the command', () => {
  test('loads every verb', async ({ expect }) => {
    const verbs = JSON.stringify(join(root, 'src/cli/verbs.ts'))
    const program = `const { verbs } = await import(${verbs})
      for (const [name, { load }] of Object.entries(verbs))
        if (typeof (await load()).define === 'function') console.log(name)`
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program])
    expect(stderr).toBe('')
    const { stdout: help } = await plinth(['--help'])
    const names = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name)
    expect(stdout.trim().split('\n')).toEqual(names.filter((name) => name !== 'help'))
  })

  test.for([
    ['review', '--sample', '--json'],
    ['check', 'plan.json', '--at', '2026-06-01', '--json'],
    ['--help'],
  ])('says with %j the same', async (args, { expect }) => {
    const built = await plinth(args, { cwd })
    const { stdout, stderr } = await run(process.execPath, [source, ...args], {
      cwd,
      maxBuffer: 100_000_000,
    })
    expect({ stdout, stderr }).toEqual({ stdout: built.stdout, stderr: built.stderr })
  })
})
