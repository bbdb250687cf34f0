// The import law: which folder may import which, and which packages belong where. The console stands apart: of src it
// may know the types of the API and of what a document holds, and nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const stages = ['scope', 'collect', 'evaluate', 'review', 'improve', 'report', 'respond']

/** Folder of src → the folders of src it may import besides itself. */
const law: Record<string, readonly string[]> = {
  lib: [],
  model: ['lib'],
  ...Object.fromEntries(stages.map((stage) => [stage, ['model', 'lib']])),
  store: ['model', 'lib'],
  app: ['model', 'lib', 'store', ...stages],
  cli: ['model', 'lib', 'app', 'server'],
  server: ['model', 'lib', 'app'],
}

/** Package prefix → the only folders below src that may import it. */
const homes: Record<string, readonly string[]> = {
  '@aws-sdk/': [
    'collect/aws',
    'respond/',
    'server/wire/wellarchitected/',
    'server/wire/accessanalyzer/',
    'app/tool/',
    'app/access-analyzer/',
  ],
  '@smithy/': ['collect/aws'],
  commander: ['cli/'],
  hono: ['server/'],
  kysely: ['store/'],
  '@electric-sql/': ['store/'],
  pg: ['store/'],
  pdfkit: ['report/'],
  '@simplewebauthn/': ['app/users/'],
  'hash-wasm': ['app/users/'],
  otpauth: ['app/users/'],
  'openid-client': ['server/sign-in/oidc/'],
  react: [],
  'react-dom': [],
  '@cloudscape-design/': [],
  '@tanstack/': [],
}

const problems: string[] = []
for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts')) continue
  const file = join(root, 'src', name)
  const text = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g))
    check(name.replaceAll('\\', '/'), file, specifier)
}
for (const name of readdirSync(join(root, 'ui'), { recursive: true, encoding: 'utf8' })) {
  if (!/\.tsx?$/.test(name) || name.startsWith('dist')) continue
  const file = join(root, 'ui', name)
  const text = readFileSync(file, 'utf8')
  for (const [statement, specifier = ''] of text.matchAll(
    /(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|import\s*\(\s*'[^']+'\s*\)/g,
  ))
    checkConsole(name.replaceAll('\\', '/'), file, statement, specifier)
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0

function check(name: string, file: string, specifier: string): void {
  if (!specifier.startsWith('.')) {
    for (const [prefix, allowed] of Object.entries(homes))
      if (
        (specifier === prefix ||
          specifier.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)) &&
        !allowed.some((home) => name.startsWith(home)) &&
        !name.endsWith('.test.ts')
      )
        problems.push(
          `src/${name} imports ${specifier}, which belongs in ${allowed.join(', ') || 'ui'}.`,
        )
    return
  }
  const target = relative(join(root, 'src'), join(dirname(file), specifier)).replaceAll('\\', '/')
  if (target.startsWith('..')) return
  const [from = '', to = ''] = [name.split('/')[0], target.split('/')[0]]
  if (from === to || law[from]?.includes(to) === true || name.endsWith('.test.ts')) return
  problems.push(
    `src/${name} imports src/${target}: ${from} may import only ${law[from]?.join(', ') || 'nothing of ours'}.`,
  )
}

/** Only types may come from the server: the console is a program of its own. */
function checkConsole(name: string, file: string, statement: string, specifier: string): void {
  const isType = /^(?:import|export) type\b/.test(statement)
  if (specifier.startsWith('@aws-sdk/') && !isType)
    problems.push(`ui/${name} imports ${specifier}: the console may use its types only.`)
  if (!specifier.startsWith('.')) return
  const target = relative(root, join(dirname(file), specifier)).replaceAll('\\', '/')
  if (target.startsWith('ui/') || (isType && isSpoken(target))) return
  problems.push(
    `ui/${name} imports ${target}: the console may import types of src/server/api, of sign-in and of documents, and nothing else of ours.`,
  )
}

/** Where what the server says is described. */
function isSpoken(target: string): boolean {
  return /^src\/(?:server\/(?:api|sign-in)|report\/html\/application)\//.test(target)
}
