import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { newContext } from './browser.ts'

test('a real browser makes a passkey and signs in with it, under the policy of the pages', async () => {
  const { url, session } = inject('console')
  const here = url.replace('127.0.0.1', 'localhost')
  const context = await newContext('nobody')
  await context.addCookies([
    { name: 'plinth_session', value: session, url: here, httpOnly: true, sameSite: 'Strict' },
  ])
  const page = await context.newPage()
  await addAuthenticator(page)
  await page.goto(here)
  const made = await inPage(page, 'create')
  expect(made).toMatchObject({ status: 200 })
  await context.clearCookies()
  const signedIn = await inPage(page, 'get')
  expect(signedIn).toMatchObject({ status: 200, body: { state: 'signed-in' } })
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === 'plinth_session')).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
  })
  await context.close()
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

/** Begins, asks the browser, and finishes. */
function inPage(page: Page, what: 'create' | 'get'): Promise<unknown> {
  return page.evaluate(`(async () => {
    const base = ${what === 'create' ? "'/api/session/security/passkeys'" : "'/api/session/passkey'"}
    const { csrf = '' } = await (await fetch('/api/session')).json()
    const call = async (path, body) => {
      const headers = { 'content-type': 'application/json', 'x-plinth-csrf': csrf }
      const reply = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: reply.status, body: await reply.json() }
    }
    const { body } = await call('/begin', {})
    const publicKey = ${
      what === 'create'
        ? 'PublicKeyCredential.parseCreationOptionsFromJSON(body)'
        : 'PublicKeyCredential.parseRequestOptionsFromJSON(body)'
    }
    const credential = await navigator.credentials.${what}({ publicKey })
    return call('/finish', { ${what === 'create' ? "name: 'laptop'," : ''} response: credential.toJSON() })
  })()`)
}
