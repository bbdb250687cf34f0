import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadSecurityLens } from './load-catalog.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-lens-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('says which file is missing and what to do', () => {
  const file = join(folder, 'absent.json')
  expect(() => loadSecurityLens(file)).toThrow(`The lens catalog ${file} could not be read.`)
})

it.each([
  ['truncated.json', '{"alias": "wellarch', 'is not JSON'],
  ['foreign.json', '{"alias": "wellarchitected"}', 'does not hold a lens'],
  ['null.json', 'null', 'does not hold a lens'],
])('refuses %s', (name, text, message) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  expect(() => loadSecurityLens(file)).toThrow(message)
})
