import { check } from '../../../../model/check.ts'
import { guardrailType, isAttachedGuardrail } from '../../predicates/guardrails.ts'
import { hasSome } from '../../predicates/related.ts'

export default check({
  title: 'A service control policy of our own is attached',
  resource: 'AWS::Organizations::Organization',
  severity: 'high',
  why: 'The policy that AWS attaches allows everything; only policies of your own restrain anybody.',
  fix: {
    text: 'Write guardrails for what no account ever needs, try them on one OU, then attach them to the root.',
    effort: 'M',
    cli: 'aws organizations attach-policy --policy-id POLICY_ID --target-id ROOT_OR_OU_ID',
    cloudformation: `Type: AWS::Organizations::Policy
Properties:
  Name: guardrails
  Type: SERVICE_CONTROL_POLICY
  TargetIds: [ROOT_ID]
  Content: DOCUMENT`,
  },
  reads: [],
  relates: [guardrailType],
  test: (organization, facts) =>
    hasSome(organization, facts, guardrailType, isAttachedGuardrail, {
      pass: 'A service control policy of your own is attached.',
      fail: 'No service control policy of your own is attached.',
    }),
  examples: {
    pass: [{ name: 'with one on the root', near: [guardrail('p-examplepolicy', ['r-root'])] }],
    fail: [
      { name: 'with the policy of AWS only', near: [guardrail('p-FullAWSAccess', ['r-root'])] },
      { name: 'with one that is not attached', near: [guardrail('p-examplepolicy', [])] },
    ],
    unknown: [{ name: 'when policies were not seen', unseen: [guardrailType] }],
  },
})

function guardrail(id: string, TargetIds: readonly string[]) {
  return { type: guardrailType, id, properties: { Type: 'SERVICE_CONTROL_POLICY', TargetIds } }
}
