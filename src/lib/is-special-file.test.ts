import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSpecialFile } from './is-special-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-special-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('Files, folders and nothing are not special; links and devices are.', async () => {
  const [file, link] = [join(folder, 'file'), join(folder, 'link')]
  await writeFile(file, '')
  await symlink(file, link)
  const found = await Promise.all([file, folder, join(folder, 'none'), link].map(isSpecialFile))
  expect(found).toEqual([false, false, false, true])
  if (process.platform !== 'win32') expect(await isSpecialFile(devNull)).toBe(true)
})
