import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

const weak = new Set(['RSA_1024', 'RSA-1024'])

export default check({
  title: 'Certificate has a key of at least 2048 bits or an elliptic curve',
  resource: 'AWS::CertificateManager::Certificate',
  severity: 'medium',
  why: 'Keys of 1024 bits can be broken with affordable means.',
  fix: {
    text: 'Request a certificate with RSA 2048 or an elliptic curve and replace the old one.',
    effort: 'S',
    cli: 'aws acm request-certificate --domain-name DOMAIN --validation-method DNS --key-algorithm EC_prime256v1',
    cloudformation: 'KeyAlgorithm: EC_prime256v1',
    terraform: 'key_algorithm = "EC_prime256v1"',
  },
  reads: ['KeyAlgorithm'],
  test: (certificate) =>
    satisfies(certificate, 'KeyAlgorithm', (v) => !weak.has(String(v)), {
      pass: 'The key is strong.',
      fail: 'The key has only 1024 bits.',
    }),
  examples: {
    pass: [{ properties: { KeyAlgorithm: 'RSA_2048' } }, { name: 'by default', properties: {} }],
    fail: [{ properties: { KeyAlgorithm: 'RSA_1024' } }],
    unknown: [
      { properties: { KeyAlgorithm: { $unknown: 'denied', detail: 'acm:DescribeCertificate' } } },
    ],
  },
})
