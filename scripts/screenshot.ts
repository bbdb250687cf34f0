// Makes docs/images/review.png: the top of the HTML document of the sample, as the README shows it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const image = join(root, 'docs/images/review.png')
const width = 1280
const height = 1000
const largest = 200_000

const candidates = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

process.exitCode = takeScreenshot()

function takeScreenshot(): number {
  const browser = candidates.find((path) => path !== '' && existsSync(path))
  if (browser === undefined)
    return fail(
      'No Chromium was found. Set CHROME_PATH to one; only this picture needs it, nothing else does.',
    )
  const folder = mkdtempSync(join(tmpdir(), 'plinth-screenshot-'))
  try {
    return photograph(browser, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function photograph(browser: string, folder: string): number {
  const page = join(folder, 'review.html')
  const plinth = join(root, 'bin/plinth.mjs')
  const review = spawnSync(
    process.execPath,
    [plinth, 'review', '--sample', '--quiet', '--format', `html=${page}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (review.status !== 0) return fail('The sample could not be reviewed.')
  mkdirSync(join(root, 'docs/images'), { recursive: true })
  const shot = spawnSync(
    browser,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${width},${height}`,
      `--screenshot=${image}`,
      pathToFileURL(page).href,
    ],
    { stdio: 'ignore', timeout: 60_000 },
  )
  if (shot.status !== 0 || !existsSync(image)) return fail(`${browser} made no picture.`)
  const { size } = statSync(image)
  if (size > largest)
    return fail(`The picture takes ${size} bytes; a README should load no more than ${largest}.`)
  console.log(`docs/images/review.png: ${width} × ${height}, ${size} bytes`)
  return 0
}

function fail(message: string): number {
  console.error(message)
  return 1
}
