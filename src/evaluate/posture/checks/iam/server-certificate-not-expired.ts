import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isWithinDays } from '../../predicates/recent.ts'
import { fact, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The certificate is valid.',
  fail: 'The certificate has expired.',
}

export default check({
  title: 'Server certificate has not expired',
  resource: 'AWS::IAM::ServerCertificate',
  severity: 'medium',
  why: 'An expired certificate breaks clients, or teaches them to ignore the warning.',
  fix: {
    text: 'Move to a certificate of ACM, which renews itself, and delete this one.',
    effort: 'M',
    cli: 'aws iam delete-server-certificate --server-certificate-name NAME',
  },
  reads: ['facts.NotAfter'],
  test: (certificate, facts) =>
    decide(
      isWithinDays(fact(certificate, 'NotAfter'), 0, facts.now),
      messages,
      factPointer('NotAfter'),
    ),
  examples: {
    pass: [{ name: 'until next year', facts: { NotAfter: '2027-06-01T00:00:00Z' } }],
    fail: [{ name: 'since last year', facts: { NotAfter: '2025-06-01T00:00:00Z' } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
