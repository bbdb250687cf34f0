import type { Page } from 'playwright-core'

/** A button by its whole name. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })

export const dialog = (page: Page) => page.getByRole('dialog')

/** Waits until a page says something. */
export const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Waits until the changes of an answer are saved. @param timeout milliseconds */
export const saved = (page: Page, timeout = 15_000) =>
  page.locator('.saving').getByText('Saved', { exact: true }).waitFor({ timeout })
