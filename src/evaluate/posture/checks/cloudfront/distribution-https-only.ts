import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { and, holds, every } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const secure = (behaviour: unknown) =>
  holds(
    dig(behaviour, 'ViewerProtocolPolicy'),
    (v) => v === 'https-only' || v === 'redirect-to-https',
  )

export default check({
  title: 'Distribution serves viewers over HTTPS only',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'high',
  why: 'Plain HTTP shows cookies and data to everyone on the way and lets them change it.',
  fix: {
    text: 'Redirect HTTP to HTTPS in every cache behaviour.',
    effort: 'S',
    cloudformation: 'ViewerProtocolPolicy: redirect-to-https',
    terraform: 'viewer_protocol_policy = "redirect-to-https"',
  },
  reads: ['DistributionConfig'],
  test: (distribution) => {
    const first = read(distribution, 'DistributionConfig.DefaultCacheBehavior')
    return decide(
      and(
        isUnknown(first) ? first : secure(first),
        every(list(read(distribution, 'DistributionConfig.CacheBehaviors')), secure),
      ),
      { pass: 'Every behaviour requires HTTPS.', fail: 'A behaviour serves plain HTTP.' },
      pointer('DistributionConfig.DefaultCacheBehavior'),
    )
  },
  examples: {
    pass: [
      {
        properties: {
          DistributionConfig: {
            DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          DistributionConfig: {
            DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' },
            CacheBehaviors: [{ PathPattern: '/old/*', ViewerProtocolPolicy: 'allow-all' }],
          },
        },
      },
    ],
    unknown: [{ properties: { DistributionConfig: { $unknown: 'unresolved' } } }],
  },
})
