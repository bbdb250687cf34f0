import chromium from '@sparticuz/chromium'
import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

/** The browser that npm brings, or the one that CHROME_PATH names. */
export async function startBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH']
  const path = own !== undefined && existsSync(own) ? own : await chromium.executablePath()
  return playwright.launch({
    executablePath: path,
    // Its own arguments keep everything in one process, which ends with the first context.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
    headless: true,
  })
}
