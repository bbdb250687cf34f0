import { createUser, type NewUser } from '../../src/app/users/users.ts'
import { createOneTimeLinks } from '../../src/app/users/one-time-links.ts'
import { loopbackHosts } from '../../src/server/api/admit.ts'
import { createSignIn } from '../../src/server/sign-in/create-sign-in.ts'
import type { SignInOptions } from '../../src/server/sign-in/options.ts'
import { openTestStore } from '../store/open-test-store.ts'
import type { Store } from '../../src/store/open-store.ts'
import { Browser } from './browser.ts'

export const password = 'correct horse battery staple'
export const start = Date.parse('2026-06-01T12:00:00Z')

/** Sign-in over a store of its own, with a clock that tests turn. */
export interface SignInSite {
  readonly store: Store
  readonly options: SignInOptions
  /** What was reported as a bug. */
  readonly errors: unknown[]
  /** Milliseconds since the epoch. */
  now: number
  readonly browser: (origin?: string, address?: string) => Browser
  readonly addUser: (user: Partial<NewUser> & { readonly name: string }) => Promise<string>
  /** A browser in which a user has signed in with the password. */
  readonly signedIn: (name: string, given?: string) => Promise<Browser>
}

export async function openSignInSite(more: Partial<SignInOptions> = {}): Promise<SignInSite> {
  const store = await openTestStore()
  const errors: unknown[] = []
  const clock = () => site.now
  const options: SignInOptions = {
    db: store.db,
    master: Buffer.alloc(32, 7),
    hosts: new Set([...loopbackHosts, 'plinth.example.com']),
    clock,
    links: createOneTimeLinks(clock),
    onError: (error) => errors.push(error),
    ...more,
  }
  const serve = createSignIn(options)
  const site: SignInSite = {
    store,
    options,
    errors,
    now: start,
    browser: (origin, address) => new Browser(serve, origin, address),
    addUser: async (user) => {
      const grants = [{ account: '111122223333', role: 'owner' as const }]
      const row = await createUser(
        store.db,
        { password, grants, ...user },
        { principal: 'test', at: site.now },
      )
      return row.id
    },
    signedIn: async (name, given = password) => {
      const browser = site.browser()
      const { status } = await browser.call('POST', '/api/session/password', {
        user: name,
        password: given,
      })
      if (status !== 200) throw new Error(`${name} could not sign in: ${status}`)
      return browser
    },
  }
  return site
}
