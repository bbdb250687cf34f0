import chromium from '@sparticuz/chromium'
import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserServer,
  chromium as playwright,
  type LaunchOptions,
} from 'playwright-core'

/** A browser of its own. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch(await options())
}

/** A browser that takes connections from other processes. */
export async function startBrowserServer(): Promise<BrowserServer> {
  return playwright.launchServer(await options())
}

/** The browser that npm brings, or the one that CHROME_PATH names. */
async function options(): Promise<LaunchOptions> {
  const own = process.env['CHROME_PATH']
  const path = own !== undefined && existsSync(own) ? own : await chromium.executablePath()
  return {
    executablePath: path,
    // Its own arguments keep everything in one process, which ends with the first context.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'],
    headless: true,
  }
}
