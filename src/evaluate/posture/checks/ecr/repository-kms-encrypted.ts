import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Repository is encrypted with a KMS key',
  resource: 'AWS::ECR::Repository',
  severity: 'low',
  why: 'A KMS key lets you audit and revoke who can read the images.',
  fix: {
    text: 'Create the repository anew with KMS encryption; it cannot be changed later.',
    effort: 'M',
    cli: 'aws ecr create-repository --repository-name REPOSITORY --encryption-configuration encryptionType=KMS,kmsKey=KEY',
    cloudformation: 'EncryptionConfiguration: { EncryptionType: KMS, KmsKey: !GetAtt Key.Arn }',
    terraform: 'encryption_configuration { encryption_type = "KMS" }',
  },
  reads: ['EncryptionConfiguration'],
  test: (repository) =>
    satisfies(
      repository,
      'EncryptionConfiguration.EncryptionType',
      (v) => typeof v === 'string' && v.startsWith('KMS'),
      { pass: 'A KMS key encrypts the images.', fail: 'No KMS key encrypts the images.' },
    ),
  examples: {
    pass: [{ properties: { EncryptionConfiguration: { EncryptionType: 'KMS' } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { EncryptionConfiguration: { $unknown: 'unresolved' } } }],
  },
})
