import { check } from '../../../../model/check.ts'
import { guardrailType, someGuardrail, deniesActions } from '../../predicates/guardrails.ts'
import { decide } from '../../predicates/judgement.ts'

const protectedActions = ['cloudtrail:stoplogging', 'cloudtrail:deletetrail']

export default check({
  title: 'A guardrail keeps trails from being stopped',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'An intruder with administrator rights otherwise switches the log off first.',
  fix: {
    text: 'Attach a policy that denies stopping, deleting and changing trails.',
    effort: 'M',
    cloudformation: `Type: AWS::Organizations::Policy
Properties:
  Name: logging-protected
  Type: SERVICE_CONTROL_POLICY
  TargetIds: [ROOT_ID]
  Content:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Action: [cloudtrail:StopLogging, cloudtrail:DeleteTrail, cloudtrail:UpdateTrail]
        Resource: '*'`,
  },
  reads: [],
  relates: [guardrailType],
  test: (organization, facts) =>
    decide(
      someGuardrail(organization, facts, (s) => deniesActions(s, protectedActions)),
      {
        pass: 'A guardrail protects the trails.',
        fail: 'No guardrail protects the trails.',
      },
    ),
  examples: {
    pass: [{ name: 'with such a guardrail', near: [guardrail({ Action: 'cloudtrail:*' })] }],
    fail: [
      { name: 'without policies' },
      { name: 'with another guardrail', near: [guardrail({ Action: 'cloudtrail:StopLogging' })] },
    ],
    unknown: [{ name: 'when policies were not seen', unseen: [guardrailType] }],
  },
})

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
