// Makes docs/images/review.png: the first page of the HTML document of the sample, as the README shows it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBrowser } from '../test/console/start-browser.ts'
import { buildConsole } from './build-ui.ts'

const root = join(import.meta.dirname, '..')
const image = join(root, 'docs/images/review.png')
const viewport = { width: 1280, height: 960 }
/** Bytes that a README may load. */
const largest = 200_000

await buildConsole()
const folder = mkdtempSync(join(tmpdir(), 'plinth-screenshot-'))
try {
  await photograph(writeDocument())
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
const { size } = statSync(image)
console.log(`docs/images/review.png: ${size} bytes`)
if (size > largest) throw new Error(`The picture takes more than ${largest} bytes.`)

function writeDocument(): string {
  const file = join(folder, 'review.html')
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'bin/plinth.mjs'), 'review', '--sample', '--quiet', '--format', `html=${file}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (status !== 0) throw new Error('The sample could not be reviewed.')
  return file
}

async function photograph(file: string): Promise<void> {
  const browser = await startBrowser()
  try {
    const page = await browser.newPage({ viewport, colorScheme: 'light' })
    await page.goto(pathToFileURL(file).href)
    await page.getByText('Next actions').waitFor()
    mkdirSync(join(root, 'docs/images'), { recursive: true })
    await page.screenshot({ path: image, animations: 'disabled' })
  } finally {
    await browser.close()
  }
}
