import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'

const sought = 'AWS::Config::ConfigRule'

export default check({
  title: 'Config rules judge the resources of the Region',
  resource: regionType,
  severity: 'medium',
  why: 'Recording tells what changed; only rules tell that it changed for the worse.',
  fix: {
    text: 'Deploy a conformance pack or managed rules for the controls that matter.',
    effort: 'S',
    cli: 'aws configservice put-config-rule --config-rule file://RULE.json',
    cloudformation: `Type: AWS::Config::ConfigRule
Properties:
  Source: { Owner: AWS, SourceIdentifier: RULE_ID }`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(region, facts, sought, () => true, {
      pass: 'Config rules exist in this Region.',
      fail: 'There are no Config rules in this Region.',
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
