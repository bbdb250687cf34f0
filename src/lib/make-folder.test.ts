import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('makeFolder', () => {
  it('makes what is missing, and accepts what is there', async () => {
    const path = join(folder, 'a/b/c')
    await makeFolder(path)
    await makeFolder(path)
    expect(statSync(path).isDirectory()).toBe(true)
    await makeFolder('.')
  })

  it('throws the error of the file system, and ends where it never would be made', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(makeFolder(join(folder, 'file/below/it'))).rejects.toThrow('ENOTDIR')
    if (process.platform === 'linux')
      await expect(makeFolder('/proc/nope/x')).rejects.toThrow('ENOENT')
  })
})
