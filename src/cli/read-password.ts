import { PlinthError } from '../model/diagnostic.ts'

/** Most bytes that are read of a password. */
const most = 4096

/**
 * Reads a new password: typed twice without showing it, or the first line of what is piped in. Never an argument, which
 * other users of the machine could read.
 * @throws PlinthError where there is none, or the two differ
 */
export async function readPassword(user: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine(await readAll())
  const password = await typed(`Password of ${user}: `)
  if (password === (await typed('Again: '))) return password
  throw problem('users-password-differs', 'The two passwords differ.', 'Run the command again.')
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    chunks.push(bytes)
    if (size > most) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

function firstLine(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  if (line !== '') return line
  throw problem(
    'users-password-missing',
    'There is no password on stdin.',
    'Pipe it in, or run the command in a terminal and type it.',
  )
}

/** Reads a line from the terminal without showing it. */
function typed(question: string): Promise<string> {
  const { stdin } = process
  process.stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  let text = ''
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      process.stderr.write('\n')
      end()
    }
    const take = (typed: string) => {
      for (const key of typed) {
        if (key === '\r' || key === '\n' || key === '\u0004') return finish(() => resolve(text))
        if (key === '\u0003') return finish(() => reject(interrupted()))
        text = key === '\u007F' || key === '\b' ? text.slice(0, -1) : text + key
      }
      return undefined
    }
    stdin.on('data', take)
  })
}

function interrupted(): PlinthError {
  return problem('users-interrupted', 'Nothing was changed.', 'Run the command again.')
}

function problem(code: string, message: string, help: string): PlinthError {
  return new PlinthError({ code, severity: 'error', message, help })
}
