import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Trail reports unusual activity',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'low',
  why: 'A sudden burst of calls or errors is often the first sign of automated misuse.',
  fix: {
    text: 'Enable Insights for call rates and error rates.',
    effort: 'S',
    cli: 'aws cloudtrail put-insight-selectors --trail-name TRAIL --insight-selectors InsightType=ApiCallRateInsight InsightType=ApiErrorRateInsight',
    cloudformation: `InsightSelectors:
  - InsightType: ApiCallRateInsight
  - InsightType: ApiErrorRateInsight`,
  },
  reads: ['InsightSelectors'],
  test: (trail) =>
    isSet(trail, 'InsightSelectors', {
      pass: 'Insights are enabled.',
      fail: 'Insights are not enabled.',
    }),
  examples: {
    pass: [
      {
        name: 'when set',
        properties: { InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] },
      },
    ],
    fail: [
      { name: 'without', properties: {} },
      { name: 'with an empty list', properties: { InsightSelectors: [] } },
    ],
    unknown: [{ name: 'when denied', properties: { InsightSelectors: { $unknown: 'denied' } } }],
  },
})
