import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(import.meta.dirname, '../../.cache')

export interface Wanted {
  /** Name of the virtual environment in `.cache`. */
  readonly name: string
  /** Names and versions to install there. */
  readonly packages: readonly string[]
  /** A program that fails where they are not there. */
  readonly probe: string
}

/** A Python with some packages: one of the machine, or of a virtual environment made in `.cache`. None: no Python. */
export async function pythonWith({ name, packages, probe }: Wanted): Promise<string | undefined> {
  const own = ownPython(name)
  for (const python of ['python3', 'python', own])
    if (await works(python, ['-c', probe])) return python
  for (const python of ['python3', 'python']) {
    if (!(await works(python, ['-c', 'import venv, ensurepip']))) continue
    await mkdir(cache, { recursive: true })
    const made = existsSync(own) || (await works(python, ['-m', 'venv', join(cache, name)]))
    const installed = made && (await works(own, ['-m', 'pip', 'install', '--quiet', ...packages]))
    if (installed && (await works(own, ['-c', probe]))) return own
  }
  return undefined
}

function ownPython(name: string): string {
  return join(cache, name, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
}

async function works(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(command, args, { timeout: 300_000 })
    return true
  } catch {
    return false
  }
}
