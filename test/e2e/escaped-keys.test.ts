import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('the program reads keys with escapes as they are, whatever was read before', () => {
  const program = JSON.stringify(new URL('../../src/cli/main.ts', import.meta.url).href)
  const script = String.raw`
    await import(${program})
    JSON.parse('{"a":1,"\\\\":1}')
    console.log(JSON.stringify(JSON.parse('{"a":1,"\\n":1}')))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(run.stdout).toBe('{"a":1,"\\n":1}\n')
})
