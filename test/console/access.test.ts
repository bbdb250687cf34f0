import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectUsable } from './axe.ts'
import { openPage, settled } from './browser.ts'

const bucket = 'arn:aws:s3:::examplepay-press-kit'
const panelOf = (page: Page) => page.getByRole('region', { name: /^Why/ })

test('the policy of a cell of the matrix opens with the statement that decides marked', async () => {
  const { open, page, close, problems } = await openPage()
  await open(`/access?resource=${bucket}`)
  await page
    .getByRole('button', { name: /^Can: .*s3:ListBucket/ })
    .first()
    .click()
  const panel = panelOf(page)
  await panel.getByText('may call s3:ListBucket').waitFor()
  expect((await panel.locator('mark').allTextContents()).join('')).toContain('"Effect": "Allow"')
  await expectUsable(page)
  const address = page.url()
  await page.getByRole('button', { name: /^Close panel/ }).click()
  await panel.waitFor({ state: 'detached' })
  await page.goto(address)
  await panel.getByText('may call s3:ListBucket').waitFor()
  expect(problems).toEqual([])
  await close()
})

test('a path is a picture with its hops in words, and the cut comes first', async () => {
  const { open, page, close, problems } = await openPage()
  await page.route('**/api/access/paths?*', (route) => route.fulfill({ json: hostilePaths }))
  await open('/access?tab=paths')
  const picture = page.getByRole('img', { name: /Make a function.*certain/ })
  await picture.waitFor()
  expect(await picture.locator('text').allTextContents()).toContain('Administrator rights')
  expect(await page.locator('main img, main script').count()).toBe(0)
  const text = await page.locator('main').innerText()
  expect(text.indexOf('One statement to remove first')).toBeLessThan(text.indexOf('Known paths'))
  expect(await page.locator('.path-line-unknown').count()).toBe(1)
  expect(text).toContain('<i>not in the snapshot</i>')
  expect(text).toContain('<u>arn:aws:s3:::reports</u> was not seen')
  await expectUsable(page)
  expect(problems).toEqual([])
  await close()
})

test('a question is asked by keyboard, and stays in the address', async () => {
  const { open, page, close } = await openPage()
  await open(`/access?resource=${bucket}`)
  await page.getByRole('combobox', { name: /^Action/ }).fill('s3:GetBucketPolicy')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Who can call s3:GetBucketPolicy/ }).waitFor()
  await settled(page)
  expect(new URL(page.url()).searchParams.get('action')).toBe('s3:GetBucketPolicy')
  await close()
})

test('what is not understood is said beside the form', async () => {
  const { open, page, close } = await openPage()
  await open('/access?resource=bucket&action=everything')
  await page.getByText('An ARN starts with arn:.').first().waitFor()
  await close()
})

test('exposure proves what is public in a sentence', async () => {
  const { open, page, close } = await openPage()
  await open('/access?tab=exposure')
  await page.getByText(`Anyone, without signing in, may call s3:GetObject on ${bucket}`).waitFor()
  await page
    .getByRole('button', { name: /^Show .* of examplepay-press-kit/ })
    .first()
    .click()
  await panelOf(page).locator('mark').first().waitFor()
  await expectUsable(page)
  await close()
})

test('paths say how many identities were looked at, and what is unknown', async () => {
  const { open, page, close } = await openPage()
  await open('/access?tab=paths')
  await page.getByRole('heading', { name: /nobody knows whether they work/ }).waitFor()
  const figures = await page.locator('.access-figures .figure').allInnerTexts()
  expect(figures.length).toBe(6)
  expect(figures.every((text) => /\d/.test(text))).toBe(true)
  await close()
})

test.for([
  ['**/api/access/who-can?*', `/access?resource=${bucket}&action=s3:GetObject`],
  ['**/api/access/matrix?*', `/access?resource=${bucket}`],
  ['**/api/access/exposure', '/access?tab=exposure'],
  ['**/api/access/paths?*', '/access?tab=paths'],
] as const)('what could not be listed is told with the answer of %s', async ([api, address]) => {
  const { open, page, close, problems } = await openPage()
  await page.route(api, async (route) => {
    const reply = await route.fetch()
    const answer = (await reply.json()) as object
    await route.fulfill({ json: { ...answer, unlistedTotal: 12, unlisted: [unlisted] } })
  })
  await open(address)
  await page.getByText('AWS::IAM::Role, AWS::S3::Bucket in 111122223333').waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('iam:ListRoles, <img src=x onerror=alert(1)> not authorized')
  expect(text).toContain('11 more gaps')
  expect(text.split('could not be listed')).toHaveLength(2)
  await expectUsable(page)
  expect(problems).toEqual([])
  await close()
})

test('without a run the page names the next command', async () => {
  const { open, page, close } = await openPage()
  await page.route('**/api/access', (route) => route.fulfill({ json: nothingSeen }))
  await open('/access')
  await page.getByText('plinth review --aws --save').first().waitFor()
  await close()
})

const nothingSeen = {
  seen: false,
  leftOut: 0,
  unlistedTotal: 0,
  unlisted: [],
  identities: 0,
  resources: 0,
  principals: [],
  targets: [],
  actions: {},
}

const hostile = `arn:aws:iam::111122223333:user/<img src=x onerror=alert(1)>\u202Egpj.${'x'.repeat(500)}`
const deployer = 'arn:aws:iam::111122223333:role/deployer'
const unlisted = {
  types: ['AWS::IAM::Role', 'AWS::S3::Bucket'],
  account: '111122223333',
  operation: 'iam:ListRoles',
  reason: 'denied',
  error: '<img src=x onerror=alert(1)> not authorized',
}
const hop = {
  method: 'lambda-001',
  methods: ['lambda-001'],
  name: 'Make a function that has the role, and call it',
  actions: ['iam:PassRole', 'lambda:CreateFunction'],
  from: hostile,
  to: deployer,
  certainty: 'certain',
  permissions: [
    {
      action: 'iam:PassRole',
      resource: deployer,
      layer: 'identity',
      statement: { policy: '<script>', index: 1, sid: 'RunAnything' },
    },
  ],
}
const path = {
  methods: ['lambda-001'],
  from: hostile,
  to: deployer,
  goal: 'admin',
  certainty: 'certain',
  hops: [hop],
}
const hostilePaths = {
  seen: true,
  leftOut: 0,
  unlistedTotal: 12,
  unlisted: [unlisted],
  identities: 2,
  cutTried: true,
  total: 1,
  paths: [path],
  unknownTotal: 1,
  unknownPaths: [
    {
      ...path,
      certainty: 'unknown',
      doubt: '<b>nobody knows</b>',
      hops: [{ ...hop, certainty: 'unknown', permissions: [], reasons: ['<b>not read</b>'] }],
    },
  ],
  unknownMethods: 1,
  alreadyTotal: 1,
  already: [deployer],
  undecidedTotal: 2,
  undecided: [{ arn: hostile, reason: '<i>not in the snapshot</i>' }],
  unseen: '<u>arn:aws:s3:::reports</u>',
  methods: ['lambda-001'],
  cut: {
    policy: '<script>',
    index: 1,
    sid: 'RunAnything',
    frees: [hostile],
    holders: [hostile],
    broken: 1,
  },
}
