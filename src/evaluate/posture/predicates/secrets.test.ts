import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksSecret, secretIn, secretInPairs, textHoldsSecret } from './secrets.ts'

const random = 'kT9vQ2xLw7Zb'
const keyId = `AKIA${'ABCDEFGHIJKLMNOP'}`
const denied = { $unknown: 'denied' } as const

describe('looksSecret', () => {
  it.each([
    ['DB_PASSWORD', random],
    ['apiKey', random],
    ['ANY', keyId],
    ['ANY', '-----BEGIN RSA PRIVATE KEY-----\nabc'],
    ['DATABASE_URL', `postgres://app:${random}@db.example.com/app`],
  ])('%s with a literal is', (name, value) => expect(looksSecret(name, value)).toBe(true))

  it.each([
    ['DB_PASSWORD', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['DB_PASSWORD', '${DatabaseSecret}'],
    ['DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db'],
    ['DB_PASSWORD', '/prod/db/password'],
    ['DB_SECRET_NAME', 'production-database'],
    ['TOKEN_URL', 'https://example.com/token'],
    ['PASSWORD', 'changeme-please'],
    ['TOKEN', 'aaaaaaaaaaaa'],
    ['STAGE', random],
    ['CREDENTIALS_PROVIDER', 'instance-profile'],
    ['ENCRYPTION_KEY', 'alias/orders-1'],
    ['DATABASE_URL', 'postgres://app:$PASSWORD@db.example.com/app'],
  ])('%s with a reference, placeholder or plain setting is not', (name, value) =>
    expect(looksSecret(name, value)).toBe(false),
  )

  it('stays linear on long hostile text', () => {
    const started = performance.now()
    for (const text of ['a=', '://a:', '-----BEGIN ', 'A_']) textHoldsSecret(text.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('collections', () => {
  it('name the secret, else the first unknown', () => {
    expect(secretIn({ A: denied, PASSWORD: random })).toBe('PASSWORD')
    expect(secretIn({ A: denied, STAGE: 'prod' })).toBe(denied)
    expect(secretIn({ STAGE: 'prod' })).toBeUndefined()
    expect(secretIn(undefined)).toBeUndefined()
    expect(
      secretInPairs([
        { Name: 'A', Value: 'b' },
        { Name: 'TOKEN', Value: random },
      ]),
    ).toBe(1)
    expect(secretInPairs([{ Name: 'TOKEN', Value: random }], () => true)).toBeUndefined()
    expect(secretInPairs(denied)).toBe(denied)
  })

  it('find assignments in scripts', () => {
    expect(textHoldsSecret(`#!/bin/sh\nexport DB_PASSWORD="${random}"\n`)).toBe(true)
    expect(textHoldsSecret('#!/bin/sh\nDB_PASSWORD=$(aws secretsmanager get-secret-value)\n')).toBe(
      false,
    )
    expect(textHoldsSecret('const secret = readSecret1("db")')).toBe(false)
    expect(textHoldsSecret('token: process.env.TOKEN_V2')).toBe(false)
    expect(textHoldsSecret('yum update -y')).toBe(false)
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (n, v) => typeof looksSecret(n, v) === 'boolean'),
    )
  })
})
