import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { or, holds, type Truth } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const clear = (origin: unknown): Truth => {
  const custom = dig(origin, 'CustomOriginConfig')
  if (isUnknown(custom)) return custom
  if (custom === undefined) return false
  return or(
    holds(dig(custom, 'OriginProtocolPolicy'), (v) => v !== 'https-only'),
    holds(
      dig(custom, 'OriginSSLProtocols'),
      (v) => Array.isArray(v) && v.some((p) => p === 'SSLv3' || p === 'TLSv1' || p === 'TLSv1.1'),
    ),
  )
}

export default check({
  title: 'Distribution reaches its origins over modern TLS',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'medium',
  why: 'HTTPS for viewers means little when the request travels on to the origin in the clear.',
  fix: {
    text: 'Use https-only and TLS 1.2 towards custom origins.',
    effort: 'M',
    cloudformation:
      'CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] }',
    terraform: 'origin_protocol_policy = "https-only"',
  },
  reads: ['DistributionConfig'],
  test: (distribution) => {
    const origins = list(read(distribution, 'DistributionConfig.Origins'))
    if (
      !isUnknown(origins) &&
      !origins.some((o) => isUnknown(o) || dig(o, 'CustomOriginConfig') !== undefined)
    )
      return notApplicable('There is no custom origin.', pointer('DistributionConfig.Origins'))
    return noneOffends(distribution, 'DistributionConfig.Origins', clear, {
      pass: 'Custom origins are reached over modern TLS.',
      fail: 'A custom origin is reached without TLS or with an old version.',
    })
  },
  examples: {
    pass: [
      {
        properties: {
          DistributionConfig: {
            Origins: [
              {
                CustomOriginConfig: {
                  OriginProtocolPolicy: 'https-only',
                  OriginSSLProtocols: ['TLSv1.2'],
                },
              },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          DistributionConfig: {
            Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'http-only' } }],
          },
        },
      },
    ],
    unknown: [{ properties: { DistributionConfig: { Origins: { $unknown: 'unresolved' } } } }],
    notApplicable: [{ properties: { DistributionConfig: { Origins: [{ S3OriginConfig: {} }] } } }],
  },
})
