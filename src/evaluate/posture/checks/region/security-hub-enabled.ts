import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'

const sought = 'AWS::SecurityHub::Hub'

export default check({
  title: 'Security Hub collects the findings of the Region',
  resource: regionType,
  severity: 'medium',
  why: 'Findings that stay in a dozen services are not compared, prioritised or closed.',
  fix: {
    text: 'Enable Security Hub for the organization and aggregate its Regions.',
    effort: 'S',
    cli: 'aws securityhub enable-security-hub',
    cloudformation: `Type: AWS::SecurityHub::Hub`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(region, facts, sought, () => true, {
      pass: 'Security Hub is on in this Region.',
      fail: 'Security Hub is off in this Region.',
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
