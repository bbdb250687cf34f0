import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Topic delivers to no plain HTTP endpoint',
  resource: 'AWS::SNS::Topic',
  severity: 'medium',
  why: 'Messages to an HTTP endpoint can be read and changed on the way.',
  fix: {
    text: 'Subscribe the HTTPS endpoint and remove the HTTP one.',
    effort: 'S',
    cli: 'aws sns subscribe --topic-arn TOPIC --protocol https --notification-endpoint URL',
  },
  reads: ['Subscription'],
  test: (topic) => {
    const subscriptions = read(topic, 'Subscription')
    if (!isUnknown(subscriptions) && !isPresent(subscriptions))
      return notApplicable('The topic has no subscription.', pointer('Subscription'))
    return noneOffends(
      topic,
      'Subscription',
      (s) => holds(dig(s, 'Protocol'), (v) => v === 'http'),
      {
        pass: 'No subscription uses plain HTTP.',
        fail: 'A subscription uses plain HTTP.',
      },
    )
  },
  examples: {
    pass: [
      {
        properties: { Subscription: [{ Protocol: 'https', Endpoint: 'https://example.com/hook' }] },
      },
    ],
    fail: [
      { properties: { Subscription: [{ Protocol: 'http', Endpoint: 'http://example.com/hook' }] } },
    ],
    unknown: [
      {
        properties: {
          Subscription: { $unknown: 'denied', detail: 'sns:ListSubscriptionsByTopic' },
        },
      },
    ],
    notApplicable: [{ properties: {} }],
  },
})
