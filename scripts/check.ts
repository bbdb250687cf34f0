// `npm run check`: everything that can be said without running the product.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const script = (name: string, ...args: string[]) => [
  process.execPath,
  join(root, 'scripts', name),
  ...args,
]

const jobs: Record<string, readonly string[]> = {
  types: [bin('tsc')],
  'types of the console': [bin('tsc'), '-p', 'ui/tsconfig.json'],
  lint: [bin('oxlint')],
  format: [bin('oxfmt'), '--check', '.'],
  imports: script('check-imports.ts'),
  generated: script('generate.ts', '--verify'),
  repository: script('check-repository.ts'),
}

const results = await Promise.all(Object.entries(jobs).map(([name, command]) => run(name, command)))
process.exitCode = results.every(Boolean) ? 0 : 1

function run(name: string, [command = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root })
    let output = ''
    child.stdout.on('data', (d: Buffer) => (output += d.toString()))
    child.stderr.on('data', (d: Buffer) => (output += d.toString()))
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
      if (code !== 0) console.log(output.trimEnd())
      done(code === 0)
    })
  })
}
