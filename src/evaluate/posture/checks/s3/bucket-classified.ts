import { check } from '../../../../model/check.ts'
import { classification } from '../../predicates/classification.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'

const messages = {
  pass: 'The bucket says how sensitive its data is.',
  fail: 'The bucket has no classification tag.',
}

export default check({
  title: 'Bucket carries a data classification tag',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'Controls can only follow the sensitivity of data that somebody has stated.',
  fix: {
    text: 'Tag the bucket with data-classification and a value of your scheme, and require the tag with a tag policy.',
    effort: 'S',
    cli: 'aws s3api put-bucket-tagging --bucket BUCKET --tagging TagSet=[{Key=data-classification,Value=internal}]',
    cloudformation: `Tags:
  - { Key: data-classification, Value: internal }`,
  },
  reads: ['Tags'],
  test: (bucket) =>
    decide(
      holds(classification(bucket), (v) => v !== undefined && v !== ''),
      messages,
      '/tags',
    ),
  examples: {
    pass: [
      { name: 'with the tag', tags: { 'data-classification': 'internal' } },
      { name: 'in another spelling', tags: { DataClassification: 'Public' } },
    ],
    fail: [{ name: 'without', tags: { team: 'shop' } }],
    unknown: [{ name: 'when tags were denied', tags: { $unknown: 'denied' } }],
  },
})
