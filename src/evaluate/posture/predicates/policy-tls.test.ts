import { describe, expect, it } from 'vitest'
import { coversObjects, deniesPlainHttp } from './policy-tls.ts'

const deny = (more: object = {}) => ({
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      ...more,
    },
  ],
})

describe('deniesPlainHttp', () => {
  it.each<[string, object]>([
    ['a text value', deny()],
    ['a boolean value', deny({ Condition: { Bool: { 'aws:securetransport': false } } })],
    ['every AWS principal', deny({ Principal: { AWS: '*' } })],
    ['every action', deny({ Action: '*', Resource: '*' })],
    ['a symbolic bucket', deny({ Resource: '${Bucket.Arn}/*' })],
  ])('accepts %s', (_, document) => {
    expect(deniesPlainHttp(document, coversObjects)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['no policy', undefined],
    ['an Allow', deny({ Effect: 'Allow' })],
    ['one principal', deny({ Principal: { AWS: '111122223333' } })],
    ['one action', deny({ Action: 's3:GetObject' })],
    [
      'another condition beside it',
      deny({
        Condition: {
          Bool: { 'aws:SecureTransport': 'false' },
          StringEquals: { 'aws:SourceVpc': 'vpc-1' },
        },
      }),
    ],
    ['the opposite', deny({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    ['no condition', deny({ Condition: {} })],
    ['only a prefix of keys', deny({ Resource: 'arn:aws:s3:::b/logs/*' })],
    ['only the bucket', deny({ Resource: 'arn:aws:s3:::b' })],
    ['everything but some', deny({ Resource: undefined, NotResource: 'arn:aws:s3:::b/*' })],
  ])('refuses %s', (_, document) => {
    expect(deniesPlainHttp(document, coversObjects)).toBe(false)
  })

  it('does not guess', () => {
    const unknown = { $unknown: 'unresolved' }
    expect(deniesPlainHttp(unknown)).toEqual(unknown)
    expect(deniesPlainHttp(deny({ Resource: unknown }))).toEqual(unknown)
    expect(deniesPlainHttp(deny({ Condition: unknown }))).toEqual(unknown)
  })
})
