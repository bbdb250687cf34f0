import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'

const sought = 'AWS::Config::RemediationConfiguration'

export default check({
  title: 'Config repairs what breaks its rules in the Region',
  resource: regionType,
  severity: 'low',
  why: 'A violation that repairs itself is open for minutes, not until somebody has time.',
  fix: {
    text: 'Attach a remediation to the rules whose repair is safe to automate.',
    effort: 'M',
    cli: 'aws configservice put-remediation-configurations --remediation-configurations file://REMEDIATION.json',
    cloudformation: `Type: AWS::Config::RemediationConfiguration
Properties:
  ConfigRuleName: RULE
  TargetType: SSM_DOCUMENT
  TargetId: DOCUMENT
  Automatic: true`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(region, facts, sought, () => true, {
      pass: 'A rule has a remediation in this Region.',
      fail: 'No rule has a remediation in this Region.',
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
