import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided } from '../../predicates/judgement.ts'
import { terminatesTls } from '../../predicates/load-balancer.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { dig, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Listener uses a certificate from ACM',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  severity: 'low',
  why: 'ACM renews the certificates it issues; an uploaded one expires when nobody remembers it.',
  fix: {
    text: 'Request a certificate in ACM with DNS validation and attach it.',
    effort: 'S',
    cli: 'aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=CERTIFICATE',
    cloudformation: 'Certificates: [{ CertificateArn: !Ref Certificate }]',
    terraform: 'certificate_arn = aws_acm_certificate.main.arn',
  },
  reads: ['Certificates', 'Protocol'],
  relates: ['AWS::CertificateManager::Certificate', 'AWS::IAM::ServerCertificate'],
  test: (listener, facts) => {
    const tls = terminatesTls(listener)
    if (isUnknown(tls)) return undecided(tls, pointer('Protocol'))
    if (!tls) return notApplicable('The listener does not speak TLS.', pointer('Protocol'))
    return noneOffends(
      listener,
      'Certificates',
      (certificate) => {
        const arn = dig(certificate, 'CertificateArn')
        if (isUnknown(arn)) return arn
        if (String(arn).includes(':acm:')) return false
        if (String(arn).includes(':server-certificate/')) return true
        if (facts.find('AWS::CertificateManager::Certificate', arn, listener) !== undefined)
          return false
        if (facts.find('AWS::IAM::ServerCertificate', arn, listener) !== undefined) return true
        return unknown('not-collected', 'the certificate of the listener')
      },
      { pass: 'The certificate is from ACM.', fail: 'The certificate was uploaded to IAM.' },
    )
  },
  examples: {
    pass: [
      {
        properties: {
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/c' }],
        },
      },
    ],
    fail: [
      {
        properties: {
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: 'arn:aws:iam::111122223333:server-certificate/c' }],
        },
      },
    ],
    unknown: [{ properties: { Protocol: 'HTTPS', Certificates: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { Protocol: 'TCP' } }],
  },
})
