import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlinthError } from '../model/diagnostic.ts'

/** Where the embedded store and its keys live: `PLINTH_HOME`, else `.plinth` in the working directory. */
export function dataHome(): string {
  return resolve(process.env['PLINTH_HOME'] ?? '.plinth')
}

/**
 * The secret that seals access keys and page tokens: `PLINTH_MASTER_KEY` (64 hexadecimal digits, the same for every
 * worker), else a file of the data home that is made once and readable by its owner only.
 * @throws PlinthError when it is no key
 */
export function masterKey(home: string): Buffer {
  const given = process.env['PLINTH_MASTER_KEY']
  if (given !== undefined) return parse(given, 'PLINTH_MASTER_KEY')
  const file = join(home, 'master.key')
  try {
    return parse(readFileSync(file, 'utf8').trim(), file)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  mkdirSync(home, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isExisting(error)) throw error
  }
  return parse(readFileSync(file, 'utf8').trim(), file)
}

function parse(hex: string, from: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex')
  throw new PlinthError({
    code: 'master-key-invalid',
    severity: 'error',
    message: `The master key in ${from} is not 64 hexadecimal digits.`,
    help: 'Restore the one that sealed the access keys; `openssl rand -hex 32` makes a new one, which makes them unusable.',
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
