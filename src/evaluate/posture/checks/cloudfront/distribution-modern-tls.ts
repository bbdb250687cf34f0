import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, decide } from '../../predicates/judgement.ts'
import { isModernViewerProtocol } from '../../predicates/tls-policies.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Distribution accepts TLS 1.2 and newer only',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are withdrawn.',
  fix: {
    text: 'Use a certificate of your own with TLSv1.2_2021 as minimum protocol version.',
    effort: 'M',
    cloudformation:
      'ViewerCertificate: { AcmCertificateArn: !Ref Certificate, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021 }',
    terraform: 'minimum_protocol_version = "TLSv1.2_2021"',
  },
  reads: ['DistributionConfig'],
  test: (distribution) => {
    const certificate = read(distribution, 'DistributionConfig.ViewerCertificate')
    const at = pointer('DistributionConfig.ViewerCertificate')
    if (dig(certificate, 'CloudFrontDefaultCertificate') === true)
      return fail('The default certificate accepts TLS 1.0.', at)
    return decide(
      isModernViewerProtocol(
        isUnknown(certificate) ? certificate : dig(certificate, 'MinimumProtocolVersion'),
      ),
      { pass: 'Only TLS 1.2 and newer is accepted.', fail: 'TLS 1.0 or 1.1 is accepted.' },
      at,
    )
  },
  examples: {
    pass: [
      {
        properties: {
          DistributionConfig: { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' } },
        },
      },
    ],
    fail: [
      {
        properties: {
          DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: true } },
        },
      },
      { properties: { DistributionConfig: {} } },
    ],
    unknown: [
      {
        properties: {
          DistributionConfig: {
            ViewerCertificate: { MinimumProtocolVersion: { $unknown: 'unresolved' } },
          },
        },
      },
    ],
  },
})
