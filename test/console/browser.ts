import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'

export { startBrowser } from './start-browser.ts'

export interface Look {
  readonly mode?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** Without a session: as someone who comes for the first time. */
  readonly signedOut?: boolean | undefined
}

/** A page of someone who is signed in as administrator, with everything that went wrong in it. */
export async function openPage(browser: Browser, look: Look = {}) {
  const { url } = inject('console')
  const context = await newContext(browser, look)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // What the server refuses is shown on the page, and is no mistake of the page.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_/.test(message.text()))
      problems.push(`console: ${message.text()}`)
  })
  return { page, context, problems, open: (path: string) => openAt(page, `${url}${path}`) }
}

async function newContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const { url, session } = inject('console')
  const { mode = 'light', width = 1440, height = 900 } = look
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: mode })
  context.setDefaultTimeout(15_000)
  if (look.signedOut !== true)
    await context.addCookies([
      { name: 'plinth_session', value: session, url, httpOnly: true, sameSite: 'Strict' },
    ])
  return context
}

/** Opens an address and waits until the page has its data: a heading, and nothing that loads. */
async function openAt(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  const loads = '[role="status"][aria-label="Loading…"], [class*="awsui_loading"]'
  await page.locator(loads).first().waitFor({ state: 'detached' })
}
