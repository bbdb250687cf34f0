// Makes docs/images/console.jpg: every page of the console over the sample, side by side, as the README and the guide show it.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startBrowser } from '../test/console/start-browser.ts'
import { pages } from '../test/console/pages.ts'
import { buildConsole } from './build-ui.ts'

const root = join(import.meta.dirname, '..')
const plinth = join(root, 'bin/plinth.mjs')
const image = join(root, 'docs/images/console.jpg')
const [width, height, columns] = [1280, 800, 4]

await buildConsole()
const home = mkdtempSync(join(tmpdir(), 'plinth-contact-sheet-'))
const env = { ...process.env, PLINTH_HOME: home, DATABASE_URL: '' }
spawnSync(process.execPath, [plinth, 'review', '--sample', '--quiet', '--save', 'Sample shop'], {
  env,
  stdio: 'ignore',
})
const server = spawn(process.execPath, [plinth, 'serve', '--port', '0'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await startBrowser()
try {
  const link = await announcedLink()
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(link)
  await page.getByRole('link', { name: 'Sample shop' }).first().waitFor()
  const workload = /workloads\/([0-9a-f]{32})/.exec(await page.content())?.[1] ?? ''
  const shots: string[] = []
  for (const { name, path, signedOut } of pages) {
    if (signedOut === true) continue
    await page.goto(`${new URL(link).origin}${path.replace('WORKLOAD', workload)}`)
    await quiet(page)
    const shot = await page.screenshot({ type: 'jpeg', quality: 80 })
    shots.push(figure(name, shot.toString('base64')))
  }
  await page.close()
  await putTogether(shots)
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
console.log(`docs/images/console.jpg: ${statSync(image).size} bytes`)

function announcedLink(): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const link = /(http:\/\/\S+\/sign-in\/link\/\S+)\s/.exec(text)?.[1]
      if (link !== undefined && text.includes('Ready.')) done(link)
    })
    server.once('exit', () => fail(new Error(text)))
  })
}

/** Waits until nothing loads any more. */
async function quiet(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page
    .locator('[role="status"][aria-label="Loading…"]')
    .first()
    .waitFor({ state: 'detached' })
  await page.waitForTimeout(700)
}

function figure(name: string, data: string): string {
  return `<figure><img src="data:image/jpeg;base64,${data}"><figcaption>${name}</figcaption></figure>`
}

async function putTogether(shots: readonly string[]): Promise<void> {
  const sheet = await browser.newPage({ viewport: { width: 1800, height: 1000 } })
  await sheet.setContent(`<style>
    body { margin: 20px; background: #e9eeee; font: 15px system-ui, sans-serif; color: #33434b;
      display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 18px }
    figure { margin: 0 } img { width: 100%; border-radius: 6px; box-shadow: 0 1px 5px #0003 }
    figcaption { padding: 4px 2px }
  </style>${shots.join('')}`)
  await sheet.screenshot({ path: image, fullPage: true, type: 'jpeg', quality: 72 })
}
