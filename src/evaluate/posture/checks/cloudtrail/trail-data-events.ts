import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { or, holds, some } from '../../predicates/truth.ts'
import { read, dig, list, pointer } from '../../predicates/value.ts'
import { hasCategory } from '../../predicates/event-selectors.ts'

const messages = {
  pass: 'The trail records data events.',
  fail: 'The trail records no data events.',
}

export default check({
  title: 'Trail records access to data',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'low',
  why: 'Management events tell who opened the bucket, not who took the objects.',
  fix: {
    text: 'Record data events at least for buckets, tables and functions with sensitive data.',
    effort: 'S',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL --advanced-event-selectors file://SELECTORS.json',
    cloudformation: `AdvancedEventSelectors:
  - FieldSelectors:
      - { Field: eventCategory, Equals: [Data] }
      - { Field: resources.type, Equals: ['AWS::S3::Object'] }`,
  },
  reads: ['EventSelectors', 'AdvancedEventSelectors'],
  test: (trail) =>
    decide(
      or(
        some(list(read(trail, 'EventSelectors')), (s) => holds(dig(s, 'DataResources'), isPresent)),
        some(list(read(trail, 'AdvancedEventSelectors')), (s) => hasCategory(s, 'Data')),
      ),
      messages,
      pointer('EventSelectors'),
      pointer('AdvancedEventSelectors'),
    ),
  examples: {
    pass: [
      {
        name: 'with a selector',
        properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object' }] }] },
      },
      {
        name: 'with an advanced selector',
        properties: {
          AdvancedEventSelectors: [
            { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] },
          ],
        },
      },
    ],
    fail: [
      { name: 'by default', properties: {} },
      { name: 'with management only', properties: { EventSelectors: [{ DataResources: [] }] } },
    ],
    unknown: [{ name: 'when denied', properties: { EventSelectors: { $unknown: 'denied' } } }],
  },
})
