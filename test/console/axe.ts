import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const results = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(
      z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() }),
    ),
  }),
)

const allRules = process.env['PLINTH_AXE_ALL'] !== undefined
const aboutColours = ['color-contrast', 'link-in-text-block']

export interface Looked {
  /** Selector of the part to look at; the whole page where it is left out. */
  readonly within?: string
  /** Rules to apply; all where it is left out. */
  readonly rules?: readonly string[]
  /** Rules not to apply. */
  readonly without?: readonly string[]
}

/** Violations of WCAG 2.2 A and AA and of good practice, a line each; empty for a page that everyone can use. */
export async function violations(page: Page, looked: Looked = {}): Promise<readonly string[]> {
  const { within, rules, without = [] } = looked
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(source)
  const options = {
    resultTypes: ['violations'],
    preload: false,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    ...(rules !== undefined && { runOnly: { type: 'rule', values: rules } }),
  }
  const target = within === undefined ? 'document' : JSON.stringify(within)
  const found = results.parse(
    await page.evaluate(
      `axe.run(${target}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
    ),
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 4)
      .map(
        ({ target: at, failureSummary = '' }) =>
          `${id}: ${help}: ${at.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`,
      ),
  )
}

/**
 * Expects no violations in light and in dark colours. Between the two only colours differ: the theme is a set of custom properties, and
 * elements, names and sizes do not depend on it, so that in dark only the rules about colours can say something else. To apply all rules
 * in both: `PLINTH_AXE_ALL=1 npm test -- --project console`.
 */
export async function expectUsable(page: Page, within?: string): Promise<void> {
  const part = within === undefined ? {} : { within }
  expect(await violations(page, part)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('.awsui-dark-mode').first().waitFor({ state: 'attached' })
  const moving = `document.getAnimations().filter((each) => each instanceof CSSTransition && each.playState === 'running').length`
  await expect.poll(() => page.evaluate(moving), { timeout: 5000 }).toBe(0)
  const dark = await violations(page, allRules ? part : { ...part, rules: aboutColours })
  expect(dark.map((line) => `dark: ${line}`)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
