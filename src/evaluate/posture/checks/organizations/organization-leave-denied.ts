import { check } from '../../../../model/check.ts'
import { guardrailType, someGuardrail, deniesActions } from '../../predicates/guardrails.ts'
import { decide } from '../../predicates/judgement.ts'

export default check({
  title: 'A guardrail keeps accounts in the organization',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'An account that leaves escapes every guardrail and the shared trail at once.',
  fix: {
    text: 'Attach a policy that denies organizations:LeaveOrganization.',
    effort: 'M',
    cloudformation: `Type: AWS::Organizations::Policy
Properties:
  Name: leave-denied
  Type: SERVICE_CONTROL_POLICY
  TargetIds: [ROOT_ID]
  Content:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Action: organizations:LeaveOrganization
        Resource: '*'`,
  },
  reads: [],
  relates: [guardrailType],
  test: (organization, facts) =>
    decide(
      someGuardrail(organization, facts, (s) =>
        deniesActions(s, ['organizations:leaveorganization']),
      ),
      {
        pass: 'A guardrail keeps accounts from leaving.',
        fail: 'No guardrail keeps accounts from leaving.',
      },
    ),
  examples: {
    pass: [
      {
        name: 'with such a guardrail',
        near: [guardrail({ Action: 'organizations:LeaveOrganization' })],
      },
    ],
    fail: [
      { name: 'without policies' },
      { name: 'with another guardrail', near: [guardrail({ Action: 's3:*' })] },
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
