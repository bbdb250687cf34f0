import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { or, holds, some, type Truth } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const old = new Set<unknown>(['SSLv3', 'TLSv1', 'TLSv1.1'])
const unsaid = unknown('unresolved', 'without a setting, CloudFront chooses the TLS versions')

const clear = (origin: unknown): Truth => {
  const custom = dig(origin, 'CustomOriginConfig')
  if (isUnknown(custom)) return custom
  if (custom === undefined) return false
  return or(
    holds(dig(custom, 'OriginProtocolPolicy'), (v) => v !== 'https-only'),
    some(list(dig(custom, 'OriginSSLProtocols') ?? unsaid), (p) => old.has(p)),
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
    unknown: [
      {
        name: 'without TLS versions',
        properties: {
          DistributionConfig: {
            Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }],
          },
        },
      },
      { properties: { DistributionConfig: { Origins: { $unknown: 'unresolved' } } } },
    ],
    notApplicable: [{ properties: { DistributionConfig: { Origins: [{ S3OriginConfig: {} }] } } }],
  },
})
