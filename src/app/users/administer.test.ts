import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import type { Store } from '../../store/open-store.ts'
import { userContext } from '../tool/command-context.ts'
import { addUser, changeUser, listAdministered } from './administer.ts'
import type { Grant } from './grants.ts'
import { createUser } from './users.ts'

const password = 'correct horse battery staple'
const [a, b] = ['111122223333', '444455556666'] as const
const people: Readonly<Record<string, readonly Grant[]>> = {
  root: [{ account: '*', role: 'admin' }],
  anna: [{ account: a, role: 'admin' }],
  both: [
    { account: a, role: 'reader' },
    { account: b, role: 'owner' },
  ],
  otto: [{ account: a, role: 'owner' }],
}
const ids = new Map<string, string>()
let store: Store
beforeAll(async () => {
  store = await openTestStore()
  for (const [name, grants] of Object.entries(people)) {
    const user = await createUser(
      store.db,
      { name, grants, password },
      { principal: 'test', at: ids.size },
    )
    ids.set(name, user.id)
  }
}, 60_000)
afterAll(() => store.close())

function as(name: string, keyId = `session/${name}`) {
  return userContext(
    store.db,
    { account: a, region: 'eu-west-1', name, role: 'admin', keyId },
    2000,
  )
}
const idOf = (name: string) => ids.get(name) ?? ''
const denied = { kind: 'access-denied' }

test('an administrator sees whom he administers, and of them what is his business', async () => {
  const seen = await listAdministered(as('anna'))
  expect(seen.map(({ name, grants, mine }) => [name, grants.length, mine])).toEqual([
    ['anna', 1, true],
    ['both', 1, false],
    ['otto', 1, true],
  ])
  expect(await listAdministered(as('root'))).toHaveLength(4)
  expect(await listAdministered(as('x', 'plinth-api'))).toHaveLength(4)
})

test('whoever is none sees nobody: by the roles of the user, not by what a request says', async () => {
  for (const context of [as('otto'), as('both'), as('nobody'), as('anna', 'AKIAEXAMPLE')])
    await expect(listAdministered(context)).rejects.toMatchObject(denied)
})

test.each<[string, readonly Grant[]]>([
  ['in another account', [{ account: b, role: 'reader' }]],
  ['everywhere', [{ account: '*', role: 'reader' }]],
  [
    'in another account besides his own',
    [
      { account: a, role: 'reader' },
      { account: b, role: 'admin' },
    ],
  ],
])('an administrator gives no role %s', async (_, grants) => {
  const user = { name: 'mole', password, grants }
  await expect(addUser(as('anna'), user)).rejects.toMatchObject(denied)
  await expect(changeUser(as('anna'), idOf('otto'), { grants })).rejects.toMatchObject(denied)
})

test('an administrator does not touch who is more than his', async () => {
  const change = { password: 'another horse battery staple' }
  await expect(changeUser(as('anna'), idOf('both'), change)).rejects.toMatchObject(denied)
  await expect(changeUser(as('anna'), idOf('root'), change)).rejects.toMatchObject({
    kind: 'not-found',
  })
  await expect(changeUser(as('anna'), '0'.repeat(32), change)).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('nobody changes himself there', async () => {
  const status = 'DISABLED' as const
  await expect(changeUser(as('anna'), idOf('anna'), { status })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('an administrator adds and changes users of his accounts', async () => {
  const grants: readonly Grant[] = [{ account: a, role: 'contributor' }]
  const made = await addUser(as('anna'), { name: 'nina', password, grants })
  expect(made).toMatchObject({ name: 'nina', mine: true, status: 'ACTIVE' })
  await expect(addUser(as('anna'), { name: 'NINA', password, grants })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await expect(addUser(as('anna'), { name: 'x', password: 'x', grants })).rejects.toMatchObject({
    kind: 'validation',
  })
  const changed = await changeUser(as('root'), made.id, {
    status: 'DISABLED',
    grants: [{ account: b, role: 'reader' }],
    resetFactors: true,
  })
  expect(changed).toMatchObject({ status: 'DISABLED', grants: [{ account: b, role: 'reader' }] })
})
