import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Search domain is encrypted at rest',
  resource: 'AWS::OpenSearchService::Domain',
  severity: 'medium',
  why: 'An index is a second copy of the data it searches, with the same need for protection.',
  fix: {
    text: 'Switch on encryption at rest.',
    effort: 'S',
    cli: 'aws opensearch update-domain-config --domain-name DOMAIN --encryption-at-rest-options Enabled=true',
    cloudformation: 'EncryptionAtRestOptions: { Enabled: true }',
    terraform: 'encrypt_at_rest { enabled = true }',
  },
  reads: ['EncryptionAtRestOptions'],
  test: (domain) =>
    isTrue(domain, 'EncryptionAtRestOptions.Enabled', {
      pass: 'The domain is encrypted.',
      fail: 'The domain is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { EncryptionAtRestOptions: { Enabled: true } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { EncryptionAtRestOptions: { $unknown: 'unresolved' } } }],
  },
})
