import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { contextOf } from '../request/context.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Authorization } from './authorization.ts'
import { evaluateAccess } from './evaluate-access.ts'

function policy(...Statement: readonly object[]): Policy {
  const { policy: read } = parsePolicy({ Version: '2012-10-17', Statement })
  if (read === undefined) throw new Error('The policy cannot be read.')
  return read
}

const when = (operator: string, key: string, value: unknown, more: object = {}) =>
  Object.assign(
    { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } },
    more,
  )
const deny = { Effect: 'Deny' }
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

function decide(authorization: Authorization, unknownKeys: readonly string[]) {
  const request: AccessRequest = {
    principal: {
      kind: 'user',
      arn: 'arn:aws:iam::111122223333:user/ana',
      account: '111122223333',
    },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::data/key',
    context: contextOf({}, unknownKeys),
  }
  return evaluateAccess(authorization, request).verdict
}

const vpce = 'aws:SourceVpce'

describe('statements that leave nothing open together', () => {
  test.each<[string, readonly object[], string]>([
    [
      'allowed for one value and for all others',
      [when('StringEquals', vpce, 'vpce-1'), when('StringNotEquals', vpce, 'vpce-1')],
      'allow',
    ],
    [
      'allowed where the key is there and where it is not',
      [when('Null', vpce, 'true'), when('Null', vpce, 'false')],
      'allow',
    ],
    [
      'allowed for two values and for all others',
      [when('StringEquals', vpce, ['a', 'b']), when('StringNotEquals', vpce, ['a', 'b'])],
      'allow',
    ],
    [
      'denied for one value and for all others',
      [
        everything,
        when('StringEquals', vpce, 'vpce-1', deny),
        when('StringNotEquals', vpce, 'vpce-1', deny),
      ],
      'explicit-deny',
    ],
    [
      'allowed for a value, and denied for it',
      [when('StringEquals', vpce, 'vpce-1'), when('StringEquals', vpce, 'vpce-1', deny)],
      'unknown',
    ],
    [
      'allowed for two values only',
      [when('StringEquals', vpce, 'a'), when('StringEquals', vpce, 'b')],
      'unknown',
    ],
    [
      'allowed for one value, and for all but another',
      [when('StringEquals', vpce, 'a'), when('StringNotEquals', vpce, 'b')],
      'unknown',
    ],
    [
      'patterns are left alone',
      [when('StringLike', vpce, 'a*'), when('StringNotLike', vpce, 'a*')],
      'unknown',
    ],
    [
      'a key that AWS does not know may have several values, and then matches neither',
      [when('StringEquals', 'example:Key', 'a'), when('StringNotEquals', 'example:Key', 'a')],
      'unknown',
    ],
    [
      'a second factor or none, which no Boolean need be',
      [
        when('Bool', 'aws:MultiFactorAuthPresent', 'true'),
        when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false'),
      ],
      'unknown',
    ],
    [
      'values of variables are left alone',
      [
        when('StringEquals', vpce, '${aws:SourceVpc}'),
        when('StringNotEquals', vpce, '${aws:SourceVpc}'),
      ],
      'unknown',
    ],
  ])('%s', (_, statements, verdict) => {
    const keys = [vpce, 'aws:SourceVpc', 'aws:MultiFactorAuthPresent', 'example:Key']
    expect(decide({ identityPolicies: [policy(...statements)] }, keys)).toBe(verdict)
  })

  test('across policies and layers', () => {
    const [is, isNot] = [
      policy(when('StringEquals', vpce, 'a')),
      policy(when('StringNotEquals', vpce, 'a')),
    ]
    expect(decide({ identityPolicies: [is, isNot] }, [vpce])).toBe('allow')
    // What the boundary leaves is never what the policy gives.
    expect(decide({ identityPolicies: [is], permissionsBoundary: isNot }, [vpce])).toBe(
      'implicit-deny',
    )
  })
})

describe('the session of a role whose path nobody told', () => {
  const scp = policy(everything, { ...everything, Effect: 'Deny', Action: 's3:*' })
  const ask = (arn: string, authorization: Authorization, roleArn?: string) =>
    evaluateAccess(authorization, {
      principal: {
        kind: 'assumed-role',
        arn,
        account: '111122223333',
        ...(roleArn !== undefined && { roleArn }),
      },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::data/key',
      context: contextOf({}),
    }).verdict
  const session = 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/worker'
  const path = 'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com'
  const own = { identityPolicies: [policy(everything)] }
  const guarded = { ...own, serviceControlPolicies: [[scp]] }

  test('is unknown where guardrails would decide, and its role has the name of one of a service', () => {
    expect(ask(session, guarded)).toBe('unknown')
    expect(ask(session, guarded, `${path}/AWSServiceRoleForAutoScaling`)).toBe('allow')
    expect(ask(session.replace('AWSServiceRoleFor', 'My'), guarded)).toBe('explicit-deny')
  })

  test('is decided where they would not', () => {
    expect(ask(session, own)).toBe('allow')
    expect(ask(session, { ...guarded, identityPolicies: [] })).not.toBe('allow')
  })
})
