import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { read, fact, pointer, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Certificate renews without anyone acting',
  resource: 'AWS::CertificateManager::Certificate',
  severity: 'low',
  why: 'A certificate that waits for a mail or an upload expires when people change.',
  fix: {
    text: 'Request the certificate again with DNS validation and keep the record.',
    effort: 'M',
    cli: 'aws acm request-certificate --domain-name DOMAIN --validation-method DNS',
    cloudformation: 'ValidationMethod: DNS',
    terraform: 'validation_method = "DNS"',
  },
  reads: ['ValidationMethod', 'CertificateAuthorityArn', 'facts.RenewalEligibility'],
  test: (certificate) => {
    const method = read(certificate, 'ValidationMethod')
    const at = pointer('ValidationMethod')
    if (method === 'DNS' || method === 'HTTP')
      return pass('A record that stays validates the certificate.', at)
    const authority = read(certificate, 'CertificateAuthorityArn')
    if (isPresent(authority) && !isUnknown(authority))
      return pass('A private authority issues it anew.', pointer('CertificateAuthorityArn'))
    const eligible = fact(certificate, 'RenewalEligibility')
    if (eligible === 'ELIGIBLE')
      return pass('ACM will renew it.', factPointer('RenewalEligibility'))
    if (isUnknown(method)) return undecided(method, at)
    if (method === 'EMAIL') return fail('Each renewal waits for an answer to a mail.', at)
    return isUnknown(eligible)
      ? undecided(eligible, factPointer('RenewalEligibility'))
      : fail('ACM cannot renew the certificate.', factPointer('RenewalEligibility'))
  },
  examples: {
    pass: [
      { properties: { ValidationMethod: 'DNS' } },
      { facts: { RenewalEligibility: 'ELIGIBLE' } },
    ],
    fail: [
      { properties: { ValidationMethod: 'EMAIL' } },
      { name: 'that was imported', facts: { RenewalEligibility: 'INELIGIBLE' } },
    ],
    unknown: [{ properties: { ValidationMethod: { $unknown: 'unresolved' } } }],
  },
})
