import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSignInSite, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'
import { openApiDocument } from '../api/openapi.ts'
import { signInRoutes } from './create-sign-in.ts'
import { describedSignIn } from './described.ts'

let site: SignInSite
beforeAll(async () => {
  site = await openSignInSite()
})
afterAll(() => site.store.close())

const described = describedSignIn.map(({ method, path }) => `${method} ${path}`)

test('every route is described once, under a name of its own', () => {
  for (const [method, path] of signInRoutes) expect(described).toContain(`${method} ${path}`)
  expect(new Set(described).size).toBe(described.length)
  const operations = JSON.stringify(openApiDocument()).match(/"operationId":"\w+"/g) ?? []
  expect(new Set(operations).size).toBe(operations.length)
})

test.each(describedSignIn.map(({ method, path }) => [method, path] as const))(
  '%s %s is served',
  async (method, path) => {
    const browser = site.browser()
    const reply = await browser.call(method, `/api/session${path.replace('{id}', '0'.repeat(32))}`)
    expect(JSON.stringify(reply.body ?? {})).not.toContain('no-route')
  },
)
