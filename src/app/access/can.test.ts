import { describe, expect, test } from 'vitest'
import { answerCan, answerCanCases } from './can.ts'

const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
}

async function answersOf(...chunks: readonly string[]) {
  async function* source() {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk))
  }
  const answers = []
  for await (const answer of answerCanCases(source())) answers.push(answer)
  return answers
}

describe('cases', () => {
  test('may spell names as AWS does', () => {
    const decide = (fields: Readonly<Record<string, unknown>>) => answerCan({ fields }).decision
    expect(
      decide({
        Request: {
          Principal: request.principal,
          Action: request.action,
          Resource: request.resource,
        },
        IdentityPolicies: [allow],
      }),
    ).toBe('allow')
    expect(decide({ ...request, policyInputList: [JSON.stringify(allow)] })).toBe('allow')
    expect(decide({ ...request, identity_policies: { name: 'all', document: allow } })).toBe(
      'allow',
    )
    expect(decide({ ...request, policies: encodeURIComponent(JSON.stringify(allow)) })).toBe(
      'allow',
    )
    expect(
      decide({
        ...request,
        principal: {
          type: 'AssumedRole',
          arn: 'arn:aws:iam::111122223333:role/a',
          sessionName: 's',
        },
        policies: allow,
      }),
    ).toBe('allow')
    expect(decide({ ...request, policies: allow, scps: { root: [allow], account: [] } })).toBe(
      'implicit-deny',
    )
    expect(decide({ ...request, policies: allow, scps: [allow] })).toBe('allow')
  })

  test.each([
    [{ action: 'GetObject' }, 'A request is for one action', '/action'],
    [{ action: 's3:*' }, 'A request is for one action', '/action'],
    [{ action: '*' }, 'A request is for one action', '/action'],
    [{ resource: 'bucket/key' }, 'A resource is an ARN, or *.', '/resource'],
    [{ resource: ['bucket/key'] }, 'A resource is an ARN, or *.', '/resource'],
    [{ resource: { arn: 'bucket/key' } }, 'A resource is an ARN, or *.', '/resource'],
    [{ resource: [] }, 'The list of resources is empty.', '/resource'],
  ])('that ask for what cannot be called are unknown: %j', (asked, message, pointer) => {
    const { decision, explanation, diagnostics } = answerCan({
      fields: { request: { ...request, ...asked }, policies: allow },
    })
    expect(decision).toBe('unknown')
    expect(explanation).toContain(message)
    expect(diagnostics?.map(({ where }) => where?.pointer)).toContain(`/request${pointer}`)
  })

  test('explain themselves', () => {
    const deny = {
      Statement: { Sid: 'NoReading', Effect: 'Deny', Action: 's3:Get*', Resource: '*' },
    }
    const answer = answerCan({
      fields: { request, policies: allow, scps: [[{ name: 'guard', document: deny }]] },
    })
    expect(answer).toEqual({
      decision: 'explicit-deny',
      layer: 'service-control',
      statement: { policy: 'guard', index: 0, sid: 'NoReading' },
      explanation:
        'arn:aws:iam::111122223333:user/alice is denied s3:GetObject on arn:aws:s3:::bucket/key. Statement 1 "NoReading" in guard of a service control policy: a statement denies it.',
    })
  })

  test('report fields that nobody reads, because a layer may hide behind a typing error', () => {
    const { diagnostics } = answerCan({
      fields: { request, policies: allow, serviceControlPolices: [[]] },
    })
    expect(diagnostics).toMatchObject([
      { severity: 'warning', where: { pointer: '/serviceControlPolices' } },
    ])
  })

  test.each([
    [{}, '/'],
    [{ request: 7 }, '/'],
    [{ request: { ...request, principal: 'alice' } }, '/request/principal'],
    [
      { request: { ...request, principal: { type: 'wizard', arn: request.principal } } },
      '/request/principal/type',
    ],
    [{ request: { ...request, resource: 5 } }, '/request/resource'],
    [{ request: { ...request, context: 'x' } }, '/request/context'],
    [{ request: { ...request, context: { a: { b: 1 } } } }, '/request/context/a'],
    [{ request, identityPolicies: ['{'] }, '/identityPolicies/0'],
    [{ request, identityPolicies: [7] }, '/identityPolicies/0'],
    [{ request, permissionsBoundary: [allow, allow] }, '/permissionsBoundary'],
    [{ request, kmsGrants: [{}] }, '/kmsGrants/0'],
    [{ request, s3: { acl: 'mine' } }, '/s3/acl'],
    [{ request, s3: { bucketPublicAccessBlock: 7 } }, '/s3/bucketPublicAccessBlock'],
    [{ request: { ...request, vpcEndpoint: 7 } }, '/request/vpcEndpoint'],
    [{ request, also: [7] }, '/also/0'],
  ])('of the wrong shape are unknown, with the place: %j', (fields, pointer) => {
    const answer = answerCan({ fields })
    expect(answer.decision).toBe('unknown')
    const places = answer.diagnostics?.map(({ where }) => where?.pointer ?? '') ?? []
    expect(places.some((place) => place.startsWith(pointer) || pointer === '/')).toBe(true)
  })

  test('with statements that cannot be read are never allowed for certain', () => {
    const broken = {
      Version: '2012-10-17',
      Statement: [
        allow.Statement,
        { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Unheard: { a: 'b' } } },
      ],
    }
    expect(answerCan({ fields: { request, policies: broken } }).decision).toBe('unknown')
  })

  test('come from a stream in any chunks, each with its line', async () => {
    const line = JSON.stringify({ id: 'a', request, policies: allow })
    const text = `${line}\n\n{"id"\n[]\n${line.replace('"a"', '7')}`
    const answers = await answersOf(text.slice(0, 30), text.slice(30, 31), text.slice(31))
    expect(answers).toMatchObject([
      { id: 'a', decision: 'allow' },
      { line: 3, decision: 'unknown' },
      { line: 4, decision: 'unknown' },
      { id: 7, decision: 'allow' },
    ])
  })

  test('that are too long are left out, and the rest is answered', async () => {
    const line = JSON.stringify({ id: 'a', request, policies: allow })
    const long = 'x'.repeat(1024 * 1024)
    const answers = await answersOf(...Array.from({ length: 17 }, () => long), `\n${line}\n`)
    expect(answers).toMatchObject([
      { line: 1, decision: 'unknown' },
      { id: 'a', decision: 'allow' },
    ])
  })

  test('built to be slow end in time, and never allowed', () => {
    const slow = Array.from({ length: 200 }, (_, i) => `arn:aws:s3:::*${'a?'.repeat(7000)}${i}*`)
    const fields = {
      request: { ...request, resource: `arn:aws:s3:::${'a'.repeat(60_000)}` },
      policies: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: slow },
      },
    }
    expect(answerCan({ fields }).decision).toBe('unknown')
  })

  test('with deep nesting, prototype names and lone surrogates do no harm', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 5000; i++) deep = [deep]
    expect(answerCan({ fields: { request, policies: allow, context: { a: deep } } }).decision).toBe(
      'unknown',
    )
    const odd = JSON.parse('{"__proto__": {"action": "iam:*"}, "constructor": 1}') as Record<
      string,
      unknown
    >
    expect(answerCan({ fields: { ...odd, request, policies: allow } }).decision).toBe('allow')
    expect(
      answerCan({
        fields: { request: { ...request, resource: 'arn:aws:s3:::b/\uD800' }, policies: allow },
      }).decision,
    ).toBe('allow')
  })
})
