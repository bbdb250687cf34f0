import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds, some, type Truth } from '../../predicates/truth.ts'
import { read, dig, list, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'A lifecycle rule is enabled.',
  fail: 'No lifecycle rule is enabled.',
}

export default check({
  title: 'Bucket says how long objects are kept',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'Data that is kept for ever without a reason is only there to be stolen.',
  fix: {
    text: 'Add a lifecycle rule that moves and expires objects as their classification demands.',
    effort: 'S',
    cli: 'aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration file://LIFECYCLE.json',
    cloudformation: `LifecycleConfiguration:
  Rules:
    - Status: Enabled
      ExpirationInDays: 365`,
  },
  reads: ['LifecycleConfiguration'],
  test: (bucket) =>
    decide(
      some(list(read(bucket, 'LifecycleConfiguration.Rules')), isEnabled),
      messages,
      pointer('LifecycleConfiguration'),
    ),
  examples: {
    pass: [
      {
        name: 'with a rule',
        properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled' }] } },
      },
    ],
    fail: [
      { name: 'without rules', properties: {} },
      {
        name: 'with a disabled rule',
        properties: { LifecycleConfiguration: { Rules: [{ Status: 'Disabled' }] } },
      },
    ],
    unknown: [
      { name: 'when denied', properties: { LifecycleConfiguration: { $unknown: 'denied' } } },
    ],
  },
})

function isEnabled(rule: unknown): Truth {
  return holds(dig(rule, 'Status'), (v) => v === 'Enabled')
}
