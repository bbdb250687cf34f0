import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { expectUsable } from './axe.ts'
import { openPage, settled } from './browser.ts'
import { button, dialog, said } from './on-page.ts'
import { addPerson, password } from './people.ts'

const account = '000000000000'
beforeAll(async () => {
  await addPerson({ name: 'otto', role: 'owner', account })
  await addPerson({ name: 'pia', role: 'owner', account })
})

const home = (page: Page) => page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()

async function givePassword(page: Page, user: string): Promise<void> {
  await page.getByLabel('User name').fill(user)
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
}

async function signOut(page: Page, user: string): Promise<void> {
  await button(page, new RegExp(`^${user}`)).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Plinth' }).waitFor()
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of your authenticator').fill(code)
  await button(page, 'Sign in').click()
}

test('an authenticator is set up; then its codes are asked, or a recovery code', async () => {
  const { open, page, close, problems } = await openPage({ as: 'nobody' })
  await open('/sign-in?to=/settings')
  await givePassword(page, 'otto')
  await button(page, 'Set up an authenticator').click()
  const secret = await dialog(page).locator('.command').innerText()
  const totp = new TOTP({ secret: Secret.fromBase32(secret.trim()) })
  const confirm = dialog(page).getByRole('button', { name: 'Set up an authenticator' })
  await dialog(page).getByLabel('Code that the app shows now').fill(wrong(totp))
  await confirm.click()
  await dialog(page).locator('[class*="awsui_type-error"]').waitFor()
  const used = Date.now()
  await dialog(page)
    .getByLabel('Code that the app shows now')
    .fill(totp.generate({ timestamp: used }))
  await confirm.click()
  const codes = dialog(page).getByRole('region', { name: 'Copy the codes' })
  const recovery = (await codes.innerText()).trim().split('\n')
  expect(recovery).toHaveLength(10)
  await expectUsable(page, '[role="dialog"]')
  await button(page, 'I have kept them').click()
  await said(page, 'A code of your authenticator is asked after the password.')

  await signOut(page, 'otto')
  await givePassword(page, 'otto')
  await page.getByLabel('Code of your authenticator').waitFor()
  await expectUsable(page)
  await giveCode(page, wrong(totp))
  await page.locator('[class*="awsui_type-error"]').first().waitFor()
  // A code works once: the next one, whenever this is.
  await giveCode(page, totp.generate({ timestamp: Math.max(used + 30_000, Date.now()) }))
  await home(page)

  await signOut(page, 'otto')
  await givePassword(page, 'otto')
  await giveCode(page, recovery[3] ?? '')
  await home(page)
  await open('/settings')
  await said(page, '9 codes are left.')
  expect(problems).toEqual([])
  await close()
})

/** Six digits that are no code of these minutes. */
function wrong(totp: TOTP): string {
  const near = new Set(
    [-2, -1, 0, 1, 2].map((by) => totp.generate({ timestamp: Date.now() + by * 30_000 })),
  )
  let code = 100_000
  while (near.has(String(code))) code++
  return String(code)
}

test('a passkey is added in the settings, and signs in alone or after the password', async () => {
  const { page, context, close, problems } = await openPage({ as: 'nobody' })
  const here = inject('console').url.replace('127.0.0.1', 'localhost')
  await addAuthenticator(page)
  await page.goto(`${here}/sign-in?to=/settings`)
  await givePassword(page, 'pia')
  await button(page, 'Add a passkey').click()
  await dialog(page).getByLabel('Name').fill('Laptop <b>of</b> Pia')
  await dialog(page).getByRole('button', { name: 'Add a passkey' }).click()
  await button(page, 'I have kept them').click()
  await said(page, 'Laptop <b>of</b> Pia')

  await signOut(page, 'pia')
  await button(page, 'Sign in with a passkey').click()
  await home(page)
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === 'plinth_session')).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
  })

  await signOut(page, 'pia')
  await givePassword(page, 'pia')
  await page.getByLabel('Code of your authenticator').waitFor()
  await button(page, 'Sign in with a passkey').click()
  await home(page)
  expect(problems).toEqual([])
  await close()
})

async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
}

describe('single sign-on at a real provider, which is another site', () => {
  const goOn = 'Continue with Example sign-in'

  test('leads back to where someone wanted to go', async () => {
    const { open, page, close, problems } = await openPage({ as: 'nobody' })
    await open('/plan?view=board')
    await page.getByRole('link', { name: goOn }).click()
    await page.getByRole('link', { name: 'ada' }).click()
    await page.waitForURL('**/plan?view=board')
    await settled(page)
    await button(page, /^ada@example\.com/).waitFor()
    await signOut(page, 'ada@example.com')
    expect(problems).toEqual([])
    await close()
  })

  test('refuses who has no role here, and says whom to ask; who declines is told so', async () => {
    const { open, page, close, problems } = await openPage({ as: 'nobody' })
    await open('/sign-in')
    await page.getByRole('link', { name: goOn }).click()
    await page.getByRole('link', { name: 'mallory' }).click()
    await said(page, 'None of your groups at the provider has a role here.')
    await said(page, 'Ask an administrator of Plinth')
    await expectUsable(page)
    await close()
    const other = await openPage({ as: 'nobody' })
    await other.open('/sign-in')
    await other.page.getByRole('link', { name: goOn }).click()
    await other.page.getByRole('link', { name: 'Nobody' }).click()
    await said(other.page, 'You did not go on at the provider.')
    await button(other.page, 'Sign in').waitFor()
    expect([...problems, ...other.problems]).toEqual([])
    await other.close()
  })
})

test.each(['<script>alert(1)</script>', 'constructor', 'oidc-failed'])(
  'an address with the problem %s says what to do, and nothing else',
  async (problem) => {
    const { open, page, close } = await openPage({ as: 'nobody' })
    await open(`/sign-in?problem=${encodeURIComponent(problem)}`)
    await page.locator('[class*="awsui_type-warning"]').first().waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain(problem)
    await close()
  },
)
