import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, holds, not, or, type Truth } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const bucketName = /\.s3[.-]|aws_s3_bucket\.|RegionalDomainName/

/** A bucket needs no origin configuration of its own when it has origin access control; its domain name tells. */
const isBucket = (origin: unknown): Truth => {
  if (isUnknown(origin)) return origin
  if (dig(origin, 'CustomOriginConfig') !== undefined) return false
  if (dig(origin, 'S3OriginConfig') !== undefined) return true
  return holds(dig(origin, 'DomainName'), (v) => bucketName.test(String(v)))
}

const open = (origin: unknown): Truth =>
  and(
    isBucket(origin),
    not(
      or(
        holds(dig(origin, 'OriginAccessControlId'), isPresent),
        holds(dig(origin, 'S3OriginConfig.OriginAccessIdentity'), isPresent),
      ),
    ),
  )

export default check({
  title: 'Distribution signs its requests to S3 origins',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'medium',
  why: 'Without origin access control the bucket has to be public, past the distribution and its firewall.',
  fix: {
    text: 'Create an origin access control, attach it to the origin and limit the bucket policy to the distribution.',
    effort: 'M',
    cloudformation: 'OriginAccessControlId: !Ref OriginAccessControl',
    terraform: 'origin_access_control_id = aws_cloudfront_origin_access_control.main.id',
  },
  reads: ['DistributionConfig'],
  test: (distribution) => {
    const origins = list(read(distribution, 'DistributionConfig.Origins'))
    if (!isUnknown(origins) && origins.every((o) => isBucket(o) === false))
      return notApplicable('There is no S3 origin.', pointer('DistributionConfig.Origins'))
    return noneOffends(distribution, 'DistributionConfig.Origins', open, {
      pass: 'Requests to S3 origins are signed.',
      fail: 'Requests to an S3 origin are anonymous.',
    })
  },
  examples: {
    pass: [
      {
        properties: {
          DistributionConfig: {
            Origins: [
              { S3OriginConfig: {}, OriginAccessControlId: '${Control}' },
              { DomainName: '${Bucket.RegionalDomainName}', OriginAccessControlId: '${Control}' },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          DistributionConfig: { Origins: [{ S3OriginConfig: { OriginAccessIdentity: '' } }] },
        },
      },
    ],
    unknown: [{ properties: { DistributionConfig: { Origins: { $unknown: 'unresolved' } } } }],
    notApplicable: [
      { properties: { DistributionConfig: { Origins: [{ CustomOriginConfig: {} }] } } },
    ],
  },
})
