import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const folder = workspace({})
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await plinth(['completion', shell])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const path = join(folder, `plinth.${shell}`)
  writeFileSync(path, stdout)
  return path
}

/** What bash offers for the last of the words. */
function complete(path: string, words: readonly string[]): readonly string[] {
  const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _plinth; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', program, 'bash', path, ...words], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')
}

describe('completion', () => {
  test.skipIf(!has('bash'))('bash offers verbs, options and names', async () => {
    const path = await script('bash')
    expect(complete(path, ['plinth', ''])).toEqual(
      expect.arrayContaining(['review', 'check', 'collect', 'explain', 'help']),
    )
    expect(complete(path, ['plinth', 're'])).toEqual(['review'])
    expect(complete(path, ['plinth', 'review', '--fo'])).toEqual(['--format'])
    expect(complete(path, ['plinth', 'explain', 's3-bucket-tls'])).toEqual(['s3-bucket-tls-only'])
    expect(complete(path, ['plinth', 'explain', 'SEC03-BP02'])).toEqual(['SEC03-BP02'])
    expect(complete(path, ['plinth', 'nothing', '--x'])).toEqual([])
  })

  test.for(['zsh', 'fish'])('%s accepts its script', async (shell, { skip }) => {
    const path = await script(shell)
    skip(!has(shell), `${shell} is not installed`)
    execFileSync(shell, ['-n', path])
  })
})
