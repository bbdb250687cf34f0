import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkStore } from '../../store/check-store.ts'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import type { Store } from '../../store/open-store.ts'
import { changeSecurity } from './change-security.ts'
import {
  createUser,
  listUsers,
  requireUser,
  resetUser,
  setUserGrants,
  setUserStatus,
} from './users.ts'

const password = 'correct horse battery staple'
const grants = [{ account: '111122223333', role: 'owner' as const }]
const actor = { principal: 'test', at: 1000 }
let store: Store
beforeAll(async () => {
  store = await openTestStore()
}, 60_000)
afterAll(() => store.close())

test('users are listed without secrets', async () => {
  await createUser(store.db, { name: 'ada', grants, password }, actor)
  const text = JSON.stringify(await listUsers(store.db))
  expect(text).toContain('ada')
  expect(text).not.toContain('argon2')
})

test.each([
  ['a name that is taken, in any case', { name: 'ADA', grants }, 'users-taken'],
  ['a name that is none', { name: 'a b', grants }, 'users-name'],
  ['a name with markup', { name: '<b>', grants }, 'users-name'],
  ['an endless name', { name: 'a'.repeat(65), grants }, 'users-name'],
  ['no role', { name: 'bob', grants: [] }, 'users-no-role'],
  ['a weak password', { name: 'bob', grants, password: 'bob' }, 'users-password'],
])('%s is refused', async (_, user, code) => {
  await expect(createUser(store.db, user, actor)).rejects.toMatchObject({ diagnostic: { code } })
})

test('a reset keeps the factors unless they shall go', async () => {
  const user = await createUser(store.db, { name: 'cleo', grants, password }, actor)
  const next = { password: 'another horse battery staple' }
  const kept = await resetUser(store.db, user, { ...next, factors: false }, actor)
  expect(kept.data.password).not.toBe(user.data.password)
  const codes = { recovery: ['x'], totp: { sealed: 'x', step: 0 } }
  const given = await changeSecurity(store.db, user, 'Test', 1000, (data) => ({
    ...data,
    ...codes,
  }))
  expect(given?.data).toMatchObject(codes)
  expect((await resetUser(store.db, user, { ...next, factors: false }, actor)).data).toMatchObject(
    codes,
  )
  const bare = await resetUser(store.db, user, { factors: true }, actor)
  expect(Object.keys(bare.data).toSorted()).toEqual(['grants', 'password'])
})

test('what happens to users is in the audit, and the store stays sound', async () => {
  const user = await requireUser(store.db, 'ada')
  await setUserStatus(store.db, user, 'DISABLED', actor)
  await setUserGrants(store.db, user, [{ account: '*', role: 'reader' }], actor)
  const { diagnostics, entries } = await checkStore(store.db)
  expect(diagnostics).toEqual([])
  expect(entries).toBe(8)
})
