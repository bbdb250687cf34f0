// `npm test`: every test, then a closing line that says how many passed, failed and were skipped, and which were skipped.
// What needs the browser runs beside the rest: it takes one file after the other, and leaves a second core idle.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from './build-ui.ts'
import { closingLines, readSummary, summaryFile } from './test-summary.ts'

const root = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
  })

const given = process.argv.slice(2)
const ends = given.length > 0 ? { all: await runPart('all', given) } : await runAll()
const lines = closingLines(Object.keys(ends).map(readSummary))
mkdirSync(join(root, '.cache'), { recursive: true })
writeFileSync(join(root, '.cache/test-summary.txt'), `${lines.at(-1)}\n`)
for (const line of lines) console.log(line)
process.exitCode = Object.values(ends).find((code) => code !== 0) ?? 0

/** Runs all tests in two parts at once; the output of the second follows that of the first. */
async function runAll(): Promise<Readonly<Record<string, number>>> {
  // Both parts need it, and would build it at the same time.
  await buildConsole()
  const held: Buffer[] = []
  let write = (chunk: Buffer) => void held.push(chunk)
  const console = runPart('console', ['--project', 'console'], (chunk) => write(chunk))
  const rest = await runPart('rest', ['--project', '!console'])
  for (const chunk of held) process.stdout.write(chunk)
  write = (chunk) => void process.stdout.write(chunk)
  return { rest, console: await console }
}

/** Runs some tests, and gives the exit code. @param print takes the output, which is printed where it is left out */
function runPart(
  part: string,
  args: readonly string[],
  print?: (chunk: Buffer) => void,
): Promise<number> {
  rmSync(summaryFile(part), { force: true })
  const output = print === undefined ? 'inherit' : 'pipe'
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    cwd: root,
    stdio: ['inherit', output, output],
    env: { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', PLINTH_TEST_PART: part },
  })
  running.add(child)
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => print?.(chunk))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      running.delete(child)
      done(code ?? 1)
    })
  })
}
