import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { or, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Queue is encrypted',
  resource: 'AWS::SQS::Queue',
  severity: 'medium',
  why: 'Messages wait on disk for up to 14 days; encryption keeps them from anyone without the key.',
  fix: {
    text: 'Switch on encryption with the SQS key, or set a KMS key of your own.',
    effort: 'S',
    cli: 'aws sqs set-queue-attributes --queue-url URL --attributes SqsManagedSseEnabled=true',
    cloudformation: 'SqsManagedSseEnabled: true',
    terraform: 'sqs_managed_sse_enabled = true',
  },
  reads: ['KmsMasterKeyId', 'SqsManagedSseEnabled'],
  test: (queue) =>
    decide(
      or(
        holds(read(queue, 'KmsMasterKeyId'), isPresent),
        holds(read(queue, 'SqsManagedSseEnabled'), (v) => v === true),
      ),
      { pass: 'The queue is encrypted.', fail: 'The queue is not encrypted.' },
      pointer('KmsMasterKeyId'),
      pointer('SqsManagedSseEnabled'),
    ),
  examples: {
    pass: [
      { properties: { SqsManagedSseEnabled: true } },
      { properties: { KmsMasterKeyId: 'alias/mine' } },
    ],
    fail: [{ properties: { SqsManagedSseEnabled: false } }],
    unknown: [{ properties: { SqsManagedSseEnabled: { $unknown: 'unresolved' } } }],
  },
})
