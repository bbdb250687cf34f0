// What a browser loads before Home shows: every script and style of the first page, as the server compresses them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildConsole } from '../scripts/build-ui.ts'

const most = 700_000
const dist = join(import.meta.dirname, '../ui/dist')

await buildConsole()
const files = new Set<string>(['index.html'])
follow(readFileSync(join(dist, 'index.html'), 'utf8'))
const home = readdirSync(join(dist, 'assets')).filter((name) => /^home-.*\.(?:js|css)$/.test(name))
for (const name of home) add(`assets/${name}`)

let total = 0
for (const file of files) {
  const size = gzipSync(readFileSync(join(dist, file))).length
  total += size
  console.log(`${String(size).padStart(8)}  ${file}`)
}
console.log(`${String(total).padStart(8)}  first load of Home, gzip; at most ${most}`)
process.exitCode = total > most ? 1 : 0

function add(file: string): void {
  if (files.has(file)) return
  files.add(file)
  if (file.endsWith('.js')) follow(readFileSync(join(dist, file), 'utf8'))
}

/** Adds what a page or a script loads at once: its tags, and its static imports. */
function follow(text: string): void {
  for (const [, name = ''] of text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) add(name)
  for (const [, name = ''] of text.matchAll(
    /(?:^|[;}\n])import(?:[^"'()]*from)?["']\.\/([^"']+)["']/g,
  ))
    add(`assets/${name}`)
}
