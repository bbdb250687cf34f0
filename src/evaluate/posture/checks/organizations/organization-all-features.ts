import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Organization has all features enabled',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'With consolidated billing alone there are no guardrails, no shared trail and no delegated administrators.',
  fix: {
    text: 'Enable all features and have the member accounts approve.',
    effort: 'M',
    cli: 'aws organizations enable-all-features',
    cloudformation: `Type: AWS::Organizations::Organization
Properties:
  FeatureSet: ALL`,
  },
  reads: ['FeatureSet'],
  test: (organization) =>
    satisfies(organization, 'FeatureSet', (v) => v === 'ALL', {
      pass: 'All features are enabled.',
      fail: 'Only consolidated billing is enabled.',
    }),
  examples: {
    pass: [{ name: 'with all features', properties: { FeatureSet: 'ALL' } }],
    fail: [{ name: 'for billing only', properties: { FeatureSet: 'CONSOLIDATED_BILLING' } }],
    unknown: [{ name: 'when denied', properties: { FeatureSet: { $unknown: 'denied' } } }],
  },
})
