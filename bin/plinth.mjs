#!/usr/bin/env node
// Starts the built CLI, or the sources where there is no build.
import { existsSync } from 'node:fs'
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `plinth: Node.js 22.18 or newer is needed, this is ${process.versions.node}.\n        In a clone, \`npm start\` brings its own.\n`,
  )
  process.exit(2)
}
module.enableCompileCache?.()
const built = new URL('../dist/cli/main.js', import.meta.url)
const { main } = await import(
  existsSync(built) ? built.href : new URL('../src/cli/main.ts', import.meta.url).href
)
await main(process.argv.slice(2))
