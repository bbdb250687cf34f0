import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const venv = join(import.meta.dirname, '../../.cache/venv')
const own = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const pinned = 'moto[server]==5.2.1'

/** A Python that has moto 5: one of the machine, or of a virtual environment made in `.cache/venv`. None: no Python. */
export async function findPython(): Promise<string | undefined> {
  for (const python of ['python3', 'python', own]) if (await hasMoto(python)) return python
  for (const python of ['python3', 'python']) {
    if (!(await works(python, ['-c', 'import venv, ensurepip']))) continue
    await mkdir(join(venv, '..'), { recursive: true })
    const made = existsSync(own) || (await works(python, ['-m', 'venv', venv]))
    const installed = made && (await works(own, ['-m', 'pip', 'install', '--quiet', pinned]))
    if (installed && (await hasMoto(own))) return own
  }
  return undefined
}

function hasMoto(python: string): Promise<boolean> {
  const question = 'import moto, flask; assert moto.__version__.split(".")[0] == "5"'
  return works(python, ['-c', question])
}

async function works(command: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(command, args, { timeout: 300_000 })
    return true
  } catch {
    return false
  }
}
