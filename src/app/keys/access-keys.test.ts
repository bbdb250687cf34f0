import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import type { Store } from '../../store/open-store.ts'
import { createKey, findSigningKey, listKeys, revokeKey } from './access-keys.ts'
import { rememberKeys } from './remember-keys.ts'
import { openSecret, sealSecret } from './seal-secret.ts'

const master = Buffer.alloc(32, 7)
const actor = { principal: 'test', at: Date.parse('2026-06-01T00:00:00Z') }
const wanted = { account: '111122223333', user: 'ada', role: 'owner' as const }

let store: Store
beforeAll(async () => {
  store = await openTestStore()
}, 60_000)
afterAll(() => store.close())

describe('an access key', () => {
  it('is found with the secret that was issued, until it is revoked', async () => {
    const { accessKeyId, secretAccessKey } = await createKey(store.db, master, wanted, actor)
    expect(await findSigningKey(store.db, master, accessKeyId)).toMatchObject({
      secret: secretAccessKey,
      principalArn: 'arn:aws:iam::111122223333:user/ada',
    })
    expect(await revokeKey(store.db, accessKeyId, actor)).toBe(true)
    expect(await findSigningKey(store.db, master, accessKeyId)).toBeUndefined()
    expect(await revokeKey(store.db, 'AKIANONE', actor)).toBe(false)
  })

  it('that is remembered is refused as soon as it is revoked, also by who was looking meanwhile', async () => {
    const { accessKeyId } = await createKey(store.db, master, wanted, actor)
    const find = rememberKeys((id) => findSigningKey(store.db, master, id))
    expect(await find(accessKeyId)).toMatchObject({ role: 'owner' })
    await Promise.all([revokeKey(store.db, accessKeyId, actor), find(accessKeyId)])
    expect(await find(accessKeyId)).toBeUndefined()
  })

  it('says which organization and units its account is in', async () => {
    const memberOf = ['arn:aws:organizations::111122223333:organization/o-exampleorg1']
    const { accessKeyId } = await createKey(store.db, master, { ...wanted, memberOf }, actor)
    expect(await findSigningKey(store.db, master, accessKeyId)).toMatchObject({ memberOf })
  })

  it('is listed without its secret', async () => {
    const { secretAccessKey } = await createKey(store.db, master, wanted, actor)
    const listed = JSON.stringify(await listKeys(store.db))
    expect(listed).toContain('111122223333')
    expect(listed).not.toContain(secretAccessKey)
    expect(listed).not.toContain('sealed')
  })

  it('opens with its own id and master key only', () => {
    const sealed = sealSecret('secret', 'AKIA1', master)
    expect(openSecret(sealed, 'AKIA1', master)).toBe('secret')
    expect(openSecret(sealed, 'AKIA2', master)).toBeUndefined()
    expect(openSecret(sealed, 'AKIA1', Buffer.alloc(32, 8))).toBeUndefined()
    expect(openSecret(`${sealed.slice(0, -2)}AA`, 'AKIA1', master)).toBeUndefined()
    expect(openSecret('x', 'AKIA1', master)).toBeUndefined()
  })
})
