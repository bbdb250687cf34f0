import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A button by its whole name. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })

export const dialog = (page: Page) => page.getByRole('dialog')

/** Waits until a page says something. */
export const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Waits until the changes of an answer are saved. @param timeout milliseconds */
export const saved = (page: Page, timeout = 15_000) =>
  page.locator('.saving').getByText('Saved', { exact: true }).waitFor({ timeout })

/** Expects a button that is there, off, and says why. */
export async function expectRefused(page: Page, name: string, reason: string): Promise<void> {
  const found = button(page, name).first()
  await expect.poll(() => found.getAttribute('aria-disabled'), { message: name }).toBe('true')
  await found.focus()
  await page.getByText(reason).filter({ visible: true }).first().waitFor()
  await page.keyboard.press('Escape')
}
