import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bucketSnapshot } from '../e2e/good-files.ts'
import { workspace } from '../e2e/workspace.ts'
import { expectUsable } from './axe.ts'
import { newContext } from './browser.ts'

const run = promisify(execFile)
const rightToLeft = '\u202e'
const hostile = [
  '</script><img src=x onerror="globalThis.ran=1">',
  '<script>globalThis.ran=2</script>',
  '</noscript><svg onload="globalThis.ran=3">',
  '"><b onmouseover=alert(1)>',
  '<!--<script>',
  `invoice${rightToLeft}gpj.exe`,
  '🔒'.repeat(300),
  'x'.repeat(10_000),
  '__proto__',
]
const folder = workspace({
  'hostile.ndjson.gz': bucketSnapshot(hostile),
  'large.ndjson.gz': bucketSnapshot(Array.from({ length: 2000 }, (_, at) => `bucket-${at}`)),
  'plinth.yaml': `workload:
  name: '<b>Shop</b> ${'w'.repeat(30)} <script>globalThis.ran=4</script>'
  description: '</style><script>globalThis.ran=5</script>'
  environment: production
answers:
  SEC01:
    notes: '</script><script>globalThis.ran=6</script>'
    by: '<img src=x onerror=globalThis.ran=7>'
    at: 2026-05-01
`,
})

async function write(args: readonly string[], name: string): Promise<string> {
  const more = ['--quiet', '--format', `html=${name}`]
  await run(process.execPath, [inject('command'), 'review', ...args, ...more], { cwd: folder })
  return join(folder, name)
}

let context: BrowserContext
let sample: string
let bad: string
let large: string
beforeAll(async () => {
  sample = await write(['--sample'], 'sample.html')
  bad = await write(['--snapshot', 'hostile.ndjson.gz', '--at', '2026-06-01'], 'hostile.html')
  large = await write(['--snapshot', 'large.ndjson.gz', '--at', '2026-06-01'], 'large.html')
  context = await newContext('nobody')
  await context.setOffline(true)
})
afterAll(() => context.close())

interface Opened {
  readonly page: Page
  /** What went wrong, and what was asked of anybody but the file itself. */
  readonly problems: readonly string[]
  /** Goes to an address. @param heading of the page there, to wait for */
  readonly go: (path: string, heading?: string | RegExp) => Promise<void>
}

/** Opens a document from disk, without any network. */
async function open(file: string, width = 1440): Promise<Opened> {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => problems.push(`console: ${message.text()}`))
  const address = pathToFileURL(file).href
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(address) && !url.startsWith('data:') && url !== 'about:srcdoc')
      problems.push(`request: ${url}`)
  })
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  const go = async (path: string, heading?: string | RegExp) => {
    await page.evaluate(`location.hash = ${JSON.stringify(path)}`)
    const names = heading === undefined ? {} : { name: heading, exact: true }
    await page.getByRole('heading', names).first().waitFor()
  }
  return { page, problems, go }
}

const review = '/workloads/review'
const pages = [
  ['overview', review, 'Where it stands'],
  ['questions of a lens', `${review}?tab=review`, 'SEC01'],
  ['findings', '/findings', 'Root user signs in with MFA'],
  ['plan', '/plan', 'Remove the rule and use Session Manager'],
  ['properties', `${review}?tab=properties`, 'platform-security@example.com'],
  ['what was not seen', '/runs', 'account:GetAlternateContact'],
  ['shared responsibility', '/responsibility', 'AWS Backup'],
  ['an address that leads nowhere', '/nowhere', 'There is no such page'],
  ['a question with its evidence', `${review}/questions?q=network-protection`, 'Evidence'],
] as const

describe('the document of the sample', () => {
  test('is one file that holds all it needs, and the same each time', async () => {
    const text = readFileSync(sample, 'utf8')
    const again = await write(['--sample'], 'again.html')
    expect(readFileSync(again, 'utf8')).toBe(text)
    const [, script = ''] = /<script>([^]*)<\/script>/.exec(text) ?? []
    const [, style = ''] = /<style id="application-style"[^>]*>([^]*?)<\/style>/.exec(text) ?? []
    expect(script.length).toBeGreaterThan(500_000)
    expect(script.length + style.length).toBeLessThan(3_000_000)
    expect(script).not.toMatch(/<\/script|<!--/i)
    expect(style).not.toMatch(/@import|url\((?!['"]?data:)/)
    // What changes something is not there at all.
    expect(script).not.toMatch(/\/api\/session|CreateMilestone|AssociateLenses|EventSource/)
  })

  test.each(pages)(
    'shows %s to everyone, in both colours, at every width',
    async (_, path, text) => {
      const { page, problems, go } = await open(sample, 360)
      await go(path)
      await page.getByText(text).first().waitFor({ state: 'attached' })
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await expect
          .poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth'))
          .toBeLessThanOrEqual(0)
      }
      await expectUsable(page)
      expect(await page.locator('h1').count()).toBe(1)
      expect(problems).toEqual([])
      await page.close()
    },
  )

  test('leads from a number to what it counts, to a finding and back, by its own addresses', async () => {
    const { page, problems } = await open(sample)
    await page.getByRole('link', { name: '8 High risks' }).click()
    await page.getByRole('heading', { name: 'Questions' }).waitFor()
    expect(new URL(page.url()).hash).toContain('risk=HIGH')
    await page.getByRole('link', { name: /^SEC05/ }).click()
    await page.getByRole('heading', { level: 1, name: /SEC05/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    const evidence = page.getByRole('complementary', { name: 'Evidence' })
    await evidence.getByRole('button', { name: /^sg-/ }).first().click()
    await evidence.getByText('An administration port is open').waitFor()
    await evidence.locator('.json-marked').first().waitFor()
    await page.reload()
    await evidence.getByText('An administration port is open').waitFor()
    await page.goBack()
    await page.goBack()
    expect(problems).toEqual([])
    await page.close()
  })

  test('is read with the keyboard, and offers nothing that it cannot do', async () => {
    const { page, problems, go } = await open(sample)
    await go(`${review}/questions`)
    const heading = page.getByRole('heading', { level: 1 })
    await heading.getByText('SEC01').waitFor()
    await page.keyboard.press('j')
    await heading.getByText('SEC02').waitFor()
    await page.keyboard.press('k')
    await heading.getByText('SEC01').waitFor()
    const box = page.getByRole('checkbox').first()
    const before = await box.isChecked()
    for (const key of ['1', 'c', 'd', 'x', 'a', 'u', '0']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await box.isChecked()).toBe(before)
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.textContent()).not.toContain('undo')
    await page.keyboard.press('Escape')
    const offers =
      /^(save|edit|delete|suppress|attest|confirm|share|sign (in|out)|run review)\b.{0,15}$/i
    const places = [
      [review, 'Where it stands'],
      [`${review}/questions`, /^SEC01/],
      ['/findings', /^Findings/],
      ['/plan', /^Plan/],
      ['/runs', 'Not seen'],
    ] as const
    for (const [path, heading] of places) {
      await go(path, heading)
      const names = await page.getByRole('button', { name: offers }).allTextContents()
      expect(names).toEqual([])
    }
    expect(problems).toEqual([])
    await page.close()
  })

  test('filters, sorts and pages findings by itself', async () => {
    const { page, problems, go } = await open(sample)
    await go('/findings?severity=critical&outcome=fail')
    await page.getByText('(6)', { exact: true }).waitFor()
    await go('/findings?outcome=suppressed')
    await page.getByText('(1)', { exact: true }).waitFor()
    await go('/findings?practice=SEC05-BP02&text=admin')
    await page.getByText('Security group keeps administration ports').first().waitFor()
    expect(problems).toEqual([])
    await page.close()
  })

  test('has everything on one page, to print', async () => {
    const { page, problems, go } = await open(sample)
    await go('/page')
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
    expect(await frame.getByRole('heading', { name: 'Shared responsibility' }).count()).toBe(1)
    expect(problems).toEqual([])
    await page.close()
  })

  test('says all of it where scripts do not run', async () => {
    const plain = await (context.browser() ?? expect.fail()).newContext({
      javaScriptEnabled: false,
    })
    const page = await plain.newPage()
    await page.goto(pathToFileURL(sample).href)
    await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
    const first = page.getByRole('link', { name: 'An administration port is open to the Internet' })
    expect(await first.count()).toBeGreaterThan(0)
    expect(await page.locator('h1').textContent()).toBe('ExamplePay platform')
    await plain.close()
  })
})

test('a document says what it does not hold, and lists the calls that failed and the checks without a subject', async () => {
  const { page, problems, go } = await open(sample)
  await page.getByText('It does not carry milestones').waitFor()
  await go('/runs', 'Not seen')
  const main = page.getByRole('main')
  await main
    .getByRole('button', { name: /calls? failed$/ })
    .first()
    .click()
  await main
    .locator('.rows .mono', { hasText: /^\w+:\w+$/ })
    .first()
    .waitFor()
  const blind = main.getByRole('button', { name: /had nothing to judge$/ })
  const count = Number(/^\d+/.exec((await blind.textContent()) ?? '')?.[0])
  await blind.click()
  const listed = blind.locator('xpath=ancestor::*[contains(@class, "awsui_root")][1]')
  expect(await listed.locator('li').count()).toBe(count)
  expect(count).toBeGreaterThan(0)
  expect(problems).toEqual([])
  await page.close()
})

test('a document of a large estate says what it leaves out, and is quick to read', async () => {
  const { page, problems, go } = await open(large)
  await page.getByText('This file does not hold everything').waitFor()
  const left = /([\d,]+) findings/.exec((await page.locator('main').first().textContent()) ?? '')
  expect(Number(left?.[1]?.replaceAll(',', ''))).toBeGreaterThan(1000)
  expect(readFileSync(large).length).toBeLessThan(10_000_000)
  await go('/findings')
  await page.getByText('(3,000)', { exact: true }).waitFor()
  expect(problems).toEqual([])
  await page.close()
})

describe('a document with hostile names', () => {
  test('shows them, and runs none of them', async () => {
    const { page, problems, go } = await open(bad, 360)
    const places = [
      [review, 'Where it stands'],
      [`${review}?tab=review`, /^Questions/],
      [`${review}?tab=properties`, 'Properties'],
      [`${review}/questions?q=securely-operate`, /^SEC01/],
      ['/findings', /^Findings/],
      ['/plan', /^Plan/],
      ['/runs', 'Not seen'],
      ['/responsibility', /^Shared responsibility/],
      ['/page', 'One page, to print'],
    ] as const
    for (const [path, heading] of places) {
      await go(path, heading)
      await expect
        .poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth'), {
          message: path,
        })
        .toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    for (const name of hostile.slice(0, 5)) {
      await go(`/findings?text=${encodeURIComponent(name)}`)
      await page.getByText(name).first().waitFor()
    }
    await expectUsable(page)
    expect(await page.evaluate('globalThis.ran')).toBeUndefined()
    expect(await page.evaluate('document.querySelectorAll("img, svg[onload]").length')).toBe(0)
    const turns = `document.body.textContent.includes(${JSON.stringify(rightToLeft)})`
    expect(await page.evaluate(turns)).toBe(false)
    expect(problems).toEqual([])
    await page.close()
  })
})
