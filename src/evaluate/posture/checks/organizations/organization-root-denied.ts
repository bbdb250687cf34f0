import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import {
  guardrailType,
  someGuardrail,
  deniesActions,
  denyConditions,
} from '../../predicates/guardrails.ts'
import { decide } from '../../predicates/judgement.ts'
import type { Statement } from '../../predicates/policy.ts'
import type { Truth } from '../../predicates/truth.ts'

export default check({
  title: 'A guardrail denies the root users of member accounts',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'Member accounts need no root user; what is denied cannot be phished.',
  fix: {
    text: 'Attach a policy that denies everything to the root principal, or remove root credentials centrally.',
    effort: 'M',
    cloudformation: `Type: AWS::Organizations::Policy
Properties:
  Name: root-denied
  Type: SERVICE_CONTROL_POLICY
  TargetIds: [ROOT_ID]
  Content:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Action: '*'
        Resource: '*'
        Condition: { StringLike: { aws:PrincipalArn: 'arn:aws:iam::*:root' } }`,
  },
  reads: [],
  relates: [guardrailType],
  test: (organization, facts) =>
    decide(someGuardrail(organization, facts, deniesRoot), {
      pass: 'A guardrail denies member root users.',
      fail: 'No guardrail denies member root users.',
    }),
  examples: {
    pass: [
      {
        name: 'with such a guardrail',
        near: [
          guardrail({
            Action: '*',
            Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
          }),
        ],
      },
    ],
    fail: [
      { name: 'without policies' },
      { name: 'with another guardrail', near: [guardrail({ Action: '*' })] },
    ],
    unknown: [{ name: 'when policies were not seen', unseen: [guardrailType] }],
  },
})

function deniesRoot(statement: Statement): Truth {
  const conditions = denyConditions(statement)
  if (isUnknown(conditions)) return conditions
  const onRoot = conditions.some(
    ({ key, values }) =>
      key === 'aws:principalarn' && !isUnknown(values) && values.some((v) => v.endsWith(':root')),
  )
  return onRoot && deniesActions(statement, ['iam:createaccesskey'])
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
