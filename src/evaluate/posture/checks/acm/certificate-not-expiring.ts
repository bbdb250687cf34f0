import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { daysSince } from '../../predicates/age.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { fact, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Certificate is valid for at least 30 more days',
  resource: 'AWS::CertificateManager::Certificate',
  severity: 'high',
  why: 'An expired certificate stops clients, or teaches people to click warnings away.',
  fix: {
    text: 'Renew or replace the certificate; check the DNS record that validates it.',
    effort: 'S',
    cli: 'aws acm renew-certificate --certificate-arn CERTIFICATE',
  },
  reads: ['facts.NotAfter', 'facts.InUse'],
  test: (certificate, facts) => {
    const end = fact(certificate, 'NotAfter')
    const at = factPointer('NotAfter')
    if (isUnknown(end)) return undecided(end, at)
    const days = daysSince(end, facts.now)
    if (days === undefined) return notApplicable('The certificate has not been issued.', at)
    return decide(
      days <= -30,
      {
        pass: 'The certificate is valid for 30 days and more.',
        fail: 'The certificate ends within 30 days.',
      },
      at,
    )
  },
  examples: {
    pass: [{ facts: { NotAfter: '2027-01-01T00:00:00Z' } }],
    fail: [
      { facts: { NotAfter: '2026-06-10T00:00:00Z' } },
      { facts: { NotAfter: '2026-01-01T00:00:00Z' } },
    ],
    unknown: [{ name: 'before deployment', properties: {} }],
    notApplicable: [{ facts: { NotAfter: null } }],
  },
})
