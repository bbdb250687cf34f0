import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { guardrailType, someGuardrail, denyConditions } from '../../predicates/guardrails.ts'
import { decide } from '../../predicates/judgement.ts'
import type { Statement } from '../../predicates/policy.ts'
import type { Truth } from '../../predicates/truth.ts'

export default check({
  title: 'A guardrail limits work to approved Regions',
  resource: 'AWS::Organizations::Organization',
  severity: 'low',
  why: 'Regions that nobody uses are where an intruder works unseen.',
  fix: {
    text: 'Attach a policy that denies requests outside the approved Regions, except for global services.',
    effort: 'M',
    cloudformation: `Type: AWS::Organizations::Policy
Properties:
  Name: region-restricted
  Type: SERVICE_CONTROL_POLICY
  TargetIds: [ROOT_ID]
  Content:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        NotAction: [iam:*, organizations:*, route53:*, cloudfront:*, support:*, sts:*]
        Resource: '*'
        Condition: { StringNotEquals: { aws:RequestedRegion: [REGION] } }`,
  },
  reads: [],
  relates: [guardrailType],
  test: (organization, facts) =>
    decide(someGuardrail(organization, facts, limitsRegions), {
      pass: 'A guardrail limits the Regions.',
      fail: 'No guardrail limits the Regions.',
    }),
  examples: {
    pass: [
      {
        name: 'with such a guardrail',
        near: [
          guardrail({
            NotAction: ['iam:*', 'organizations:*'],
            Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
          }),
        ],
      },
    ],
    fail: [
      { name: 'without policies' },
      { name: 'with another guardrail', near: [guardrail({ Action: 's3:*' })] },
    ],
    unknown: [{ name: 'when policies were not seen', unseen: [guardrailType] }],
  },
})

function limitsRegions(statement: Statement): Truth {
  const conditions = denyConditions(statement)
  if (isUnknown(conditions)) return conditions
  return conditions.some(
    ({ operator, key }) => key === 'aws:requestedregion' && operator.startsWith('stringnot'),
  )
}

function guardrail(statement: object) {
  return {
    type: guardrailType,
    id: 'p-examplepolicy',
    properties: {
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: ['r-root'],
      Content: { Statement: [{ Effect: 'Deny', Resource: '*', ...statement }] },
    },
  }
}
