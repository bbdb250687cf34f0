// `npm run format`: formats everything in place.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { status } = spawnSync(join(root, 'node_modules/.bin/oxfmt'), ['.'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
