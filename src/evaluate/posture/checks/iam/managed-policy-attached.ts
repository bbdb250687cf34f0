import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Policy is attached to somebody',
  resource: 'AWS::IAM::ManagedPolicy',
  severity: 'low',
  why: 'A policy in a drawer is attached one day without anybody having read it.',
  fix: {
    text: 'Delete the policy, or attach it where it is needed.',
    effort: 'S',
    cli: 'aws iam delete-policy --policy-arn POLICY_ARN',
  },
  reads: ['facts.AttachmentCount'],
  test: (policy) =>
    factSatisfies(policy, 'AttachmentCount', (v) => typeof v === 'number' && v > 0, {
      pass: 'The policy is attached.',
      fail: 'The policy is attached to nobody.',
    }),
  examples: {
    pass: [{ name: 'once', facts: { AttachmentCount: 1 } }],
    fail: [{ name: 'never', facts: { AttachmentCount: 0 } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
