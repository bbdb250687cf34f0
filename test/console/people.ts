import { inject } from 'vitest'
import { z } from 'zod'
import type { Session } from './browser.ts'
import { callApi } from './tool.ts'

export const password = 'correct horse battery staple'

interface Person {
  readonly name: string
  readonly role: 'reader' | 'contributor' | 'owner' | 'admin'
  readonly account: string
}

/** Adds a user who signs in with `password`. */
export async function addPerson({ name, role, account }: Person): Promise<void> {
  await callApi('POST', 'users', { name, password, grants: [{ account, role }] })
}

/** Signs a user in beside the browser. */
export async function signInAs(user: string): Promise<Session> {
  const { url } = inject('console')
  const reply = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ user, password }),
  })
  const cookies = reply.headers.getSetCookie().join('\n')
  const [, session] = /plinth_session=([^;]+)/.exec(cookies) ?? []
  if (session === undefined) throw new Error(`${user} could not sign in: ${reply.status}.`)
  return { session }
}

/** Calls operations as a user, in the account of his session. */
export async function operationsOf(
  user: string,
): Promise<(operation: string, input: object) => Promise<unknown>> {
  const { url } = inject('console')
  const cookie = `plinth_session=${(await signInAs(user)).session}`
  const reply = await fetch(`${url}/api/session`, { headers: { cookie } })
  const { csrf } = z.object({ csrf: z.string() }).parse(await reply.json())
  const headers = { cookie, 'content-type': 'application/json', 'x-plinth-csrf': csrf, origin: url }
  return async (operation, input) => {
    const body = JSON.stringify(input)
    const answer = await fetch(`${url}/api/tool/${operation}`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
}
