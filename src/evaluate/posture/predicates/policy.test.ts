import { describe, expect, it } from 'vitest'
import { statements } from './policy.ts'

const unresolved = { $unknown: 'unresolved' }

describe('statements', () => {
  it('normalises single values, kinds of principals, keys and operators', () => {
    const document = {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: ['*', '111122223333'], Service: 'lambda.amazonaws.com' },
        Action: 'S3:GetObject',
        Resource: 'arn:aws:s3:::Example/*',
        Condition: { StringEquals: { 'AWS:SourceAccount': ['1', 2] } },
      },
    }
    expect(statements(document)).toEqual([
      {
        effect: 'Allow',
        actions: ['s3:getobject'],
        notActions: [],
        resources: ['arn:aws:s3:::Example/*'],
        notResources: [],
        principals: ['*', 'AWS:111122223333', 'Service:lambda.amazonaws.com'],
        notPrincipals: [],
        conditions: [{ operator: 'stringequals', key: 'aws:sourceaccount', values: ['1', '2'] }],
        index: 0,
      },
    ])
  })

  it('has none without a document', () => {
    expect(statements(undefined)).toEqual([])
    expect(statements(null)).toEqual([])
    expect(statements({})).toEqual([])
  })

  it('keeps what is unknown where it is', () => {
    expect(statements(unresolved)).toEqual(unresolved)
    expect(statements({ Statement: [unresolved] })).toEqual(unresolved)
    expect(statements({ Statement: [{ Effect: unresolved }] })).toEqual(unresolved)
    expect(statements({ Statement: [{ Action: ['a', unresolved], Resource: '*' }] })).toMatchObject(
      [{ actions: unresolved, resources: ['*'] }],
    )
  })

  it.each([[7], ['{}'], [{ Statement: ['x'] }], [{ Statement: [null] }]])(
    'takes %j for unreadable',
    (document) => expect(statements(document)).toHaveProperty('$unknown'),
  )

  it('survives odd conditions', () => {
    for (const Condition of ['x', 7, [], { Bool: null }, { Bool: 'x' }, { Bool: ['x'] }])
      expect(Array.isArray(statements({ Statement: [{ Condition }] }))).toBe(true)
  })
})
