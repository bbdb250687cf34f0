import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

test('a lens that comes with the product is listed and written, to stdout or a file', async () => {
  const cwd = workspace({})
  const listed = await plinth(['lens', 'list', '--json'], { cwd })
  expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ alias: 'serverless' }))
  const printed = await plinth(['lens', 'export', 'serverless'], { cwd })
  expect(JSON.parse(printed.stdout)).toMatchObject({ schemaVersion: '2021-11-01' })
  const written = await plinth(['lens', 'export', 'serverless', '--output', 'lens.json'], { cwd })
  expect(written).toMatchObject({ code: 0, stdout: '' })
  expect(readFileSync(join(cwd, 'lens.json'), 'utf8')).toBe(printed.stdout)
})

test.each([
  [['serverles'], /No lens "serverles" .*\n {2}help: Did you mean serverless\?/],
  [['../security/lens'], /No lens "..\/security\/lens" .*\n {2}help: .*`plinth lens list`/],
  [['saas', '--output', 'nowhere/lens.json'], /cannot be written: .*\n/],
])('%j is refused with a reason', async (args, message) => {
  const result = await plinth(['lens', 'export', ...args], { cwd: workspace({}) })
  expect(result).toMatchObject({ code: 2, stdout: '' })
  expect(result.stderr).toMatch(message)
})
