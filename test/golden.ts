import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'

const folder = join(import.meta.dirname, 'goldens')

/** Compares a text with a committed golden file; `UPDATE_GOLDENS=1` writes it instead. */
export function expectGolden(path: string, text: string): void {
  const file = join(folder, path)
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  expect(existsSync(file), `${path} is missing: run with UPDATE_GOLDENS=1`).toBe(true)
  expect(text).toBe(readFileSync(file, 'utf8'))
}
