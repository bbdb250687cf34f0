import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import { statements } from '../../predicates/policy.ts'
import { hasSome } from '../../predicates/related.ts'
import { isBreakGlass } from '../../predicates/roles.ts'
import { hasMfaCondition } from '../../predicates/trust.ts'
import { and, type Truth } from '../../predicates/truth.ts'
import { read } from '../../predicates/value.ts'

const roleType = 'AWS::IAM::Role'

export default check({
  title: 'A role for emergencies exists and asks for MFA',
  resource: accountType,
  severity: 'medium',
  why: 'When the identity provider is down, the way in has to exist already and to be guarded well.',
  fix: {
    text: 'Create a role named or tagged break-glass whose trust policy requires MFA, and test it twice a year.',
    effort: 'M',
    cloudformation: `Type: AWS::IAM::Role
Properties:
  RoleName: break-glass
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { AWS: !Ref AWS::AccountId }
        Action: sts:AssumeRole
        Condition: { Bool: { aws:MultiFactorAuthPresent: 'true' } }`,
  },
  reads: [],
  relates: [roleType],
  test: (account, facts) =>
    hasSome(account, facts, roleType, (role) => isBreakGlass(role) && asksForMfa(role), {
      pass: 'A role for emergencies exists and asks for MFA.',
      fail: 'There is no role for emergencies that asks for MFA.',
    }),
  examples: {
    pass: [{ name: 'with such a role', near: [role('break-glass', 'true')] }],
    fail: [
      { name: 'without any', near: [role('app', 'true')] },
      { name: 'when it does without MFA', near: [role('break-glass', 'false')] },
    ],
    unknown: [{ name: 'when roles were not seen', unseen: [roleType] }],
  },
})

function asksForMfa(role: Resource): Truth {
  const all = statements(read(role, 'AssumeRolePolicyDocument'))
  if (isUnknown(all)) return all
  const allows = all.filter((s) => s.effect === 'Allow')
  let result: Truth = allows.length > 0
  for (const allow of allows) result = and(result, hasMfaCondition(allow))
  return result
}

function role(id: string, mfa: string) {
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': mfa } },
    },
  ]
  return { type: roleType, id, properties: { AssumeRolePolicyDocument: { Statement } } }
}
