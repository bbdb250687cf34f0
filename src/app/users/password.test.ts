import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { argon2idByWasm, hashPassword, TooBusy, verifyPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'

describe('a password', () => {
  test('is known by its hash, which is salted and says how it was made', async () => {
    const [hash, other] = await Promise.all([hashPassword('staple'), hashPassword('staple')])
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(hash).not.toBe(other)
    expect(await verifyPassword('staple', hash)).toBe(true)
    expect(await verifyPassword('Staple', hash)).toBe(false)
  })

  test('is the same however its characters are composed', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00E9'))).toBe(true)
  })

  test.each([undefined, '', '$argon2id$', '$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$AAAA'])(
    'is never right for the hash %j',
    async (hash) => {
      expect(await verifyPassword('', hash)).toBe(false)
    },
  )

  test('has the same hash by WebAssembly, for Node that cannot', async () => {
    const { argon2Sync } = await import('node:crypto')
    const [message, nonce] = [Buffer.from('staple'), randomBytes(16)]
    const cost = { memory: 64, passes: 2, parallelism: 1, tagLength: 32 }
    const own = argon2Sync('argon2id', { message, nonce, ...cost })
    expect(await argon2idByWasm(message, nonce, cost)).toEqual(own)
  })

  test('is refused rather than queued without end when many come at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('staple')))
    const refused = all.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(60 - 34)
    expect(refused[0]).toMatchObject({ reason: expect.any(TooBusy) })
    expect(await verifyPassword('staple', await hashPassword('staple'))).toBe(true)
  }, 60_000)
})

describe('a new password', () => {
  test.each([
    'correct horse battery staple',
    'Zwölf Boxkämpfer',
    '🐎🔋📎 horse battery',
    'adamant wolverine',
  ])('may be %j', (password) => {
    expect(passwordProblem(password, 'ada')).toBeUndefined()
  })

  test.each([
    ['short', 'at least 12'],
    ['x'.repeat(300), 'at most 256'],
    ['aaaaaaaaaaaa', 'too few'],
    ['abababababab', 'too few'],
    ['abcdefghijklm', 'sequence'],
    ['987654321098', 'sequence'],
    ['ada.ada.ada.x', 'too few'],
    ['lovelace-lovelace-12', 'too close'],
    ['plinthpassword', 'too close'],
  ])('%j is refused', (password, why) => {
    expect(passwordProblem(password, password.startsWith('love') ? 'lovelace' : 'ada')).toContain(
      why,
    )
  })
})
