import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'

const sought = 'AWS::SecurityHub::Standard'

export default check({
  title: 'Security Hub checks the Region against a standard',
  resource: regionType,
  severity: 'low',
  why: 'A standard keeps the control objectives in view between reviews.',
  fix: {
    text: 'Enable the AWS Foundational Security Best Practices standard.',
    effort: 'S',
    cli: 'aws securityhub batch-enable-standards --standards-subscription-requests StandardsArn=STANDARD_ARN',
    cloudformation: `Type: AWS::SecurityHub::Standard
Properties:
  StandardsArn: STANDARD_ARN`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(region, facts, sought, () => true, {
      pass: 'A standard is enabled in this Region.',
      fail: 'No standard is enabled in this Region.',
    }),
  examples: {
    pass: [{ name: 'with one', near: [{ type: sought, id: 'it' }] }],
    fail: [
      { name: 'without one' },
      {
        name: 'with one in another Region',
        near: [{ type: sought, id: 'it', region: 'us-east-1' }],
      },
    ],
    unknown: [{ name: 'when they were not seen', unseen: [sought] }],
  },
})
