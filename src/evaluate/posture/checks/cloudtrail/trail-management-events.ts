import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import type { Resource } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, or, not, holds, some, type Truth } from '../../predicates/truth.ts'
import { read, dig, list, pointer } from '../../predicates/value.ts'
import { hasCategory, hasField } from '../../predicates/event-selectors.ts'

const messages = {
  pass: 'The trail records all management events.',
  fail: 'The trail records no or not all management events.',
}

export default check({
  title: 'Trail records all management events',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'medium',
  why: 'Reads matter too: looking around is what an intruder does before acting.',
  fix: {
    text: 'Include management events, reads and writes, in the selectors of one trail.',
    effort: 'S',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors ReadWriteType=All,IncludeManagementEvents=true',
    cloudformation: `EventSelectors:
  - ReadWriteType: All
    IncludeManagementEvents: true`,
  },
  reads: ['EventSelectors', 'AdvancedEventSelectors'],
  test: (trail) => decide(recordsAll(trail), messages, pointer('EventSelectors')),
  examples: {
    pass: [
      { name: 'by default', properties: {} },
      { name: 'with a selector', properties: { EventSelectors: [{ ReadWriteType: 'All' }] } },
      {
        name: 'with an advanced selector',
        properties: advanced([{ Field: 'eventCategory', Equals: ['Management'] }]),
      },
    ],
    fail: [
      { name: 'for writes only', properties: { EventSelectors: [{ ReadWriteType: 'WriteOnly' }] } },
      {
        name: 'without those of KMS',
        properties: {
          EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }],
        },
      },
      { name: 'when off', properties: { EventSelectors: [{ IncludeManagementEvents: false }] } },
      {
        name: 'for data only',
        properties: advanced([{ Field: 'eventCategory', Equals: ['Data'] }]),
      },
      {
        name: 'for advanced writes only',
        properties: advanced([
          { Field: 'eventCategory', Equals: ['Management'] },
          { Field: 'readOnly', Equals: ['false'] },
        ]),
      },
    ],
    unknown: [{ name: 'when denied', properties: { EventSelectors: { $unknown: 'denied' } } }],
  },
})

function recordsAll(trail: Resource): Truth {
  const basic = list(read(trail, 'EventSelectors'))
  const refined = list(read(trail, 'AdvancedEventSelectors'))
  if (isUnknown(basic)) return basic
  if (isUnknown(refined)) return refined
  if (basic.length === 0 && refined.length === 0) return true
  return or(
    some(basic, (selector) =>
      and(
        holds(dig(selector, 'IncludeManagementEvents'), (v) => v !== false),
        holds(dig(selector, 'ReadWriteType'), (v) => v === undefined || v === 'All'),
        holds(dig(selector, 'ExcludeManagementEventSources'), (v) => !isPresent(v)),
      ),
    ),
    some(refined, (selector) =>
      and(
        hasCategory(selector, 'Management'),
        not(hasField(selector, 'readOnly')),
        not(hasField(selector, 'eventSource')),
      ),
    ),
  )
}

function advanced(FieldSelectors: readonly object[]) {
  return { AdvancedEventSelectors: [{ FieldSelectors }] }
}
