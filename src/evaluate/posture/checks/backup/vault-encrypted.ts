import { check } from '../../../../model/check.ts'
import { isCustomerKey } from '../../predicates/customer-key.ts'
import { decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Backup vault is encrypted with a customer key',
  resource: 'AWS::Backup::BackupVault',
  severity: 'low',
  why: 'Only backups under a key of your own can be copied to another account and locked by key policy.',
  fix: {
    text: 'Create a vault with a customer managed key and direct the plans to it.',
    effort: 'M',
    cli: 'aws backup create-backup-vault --backup-vault-name VAULT --encryption-key-arn KEY',
    cloudformation: 'EncryptionKeyArn: !GetAtt Key.Arn',
    terraform: 'kms_key_arn = aws_kms_key.backup.arn',
  },
  reads: ['EncryptionKeyArn'],
  relates: ['AWS::KMS::Key'],
  test: (vault, facts) =>
    decide(
      isCustomerKey(read(vault, 'EncryptionKeyArn'), vault, facts),
      {
        pass: 'A customer key encrypts the vault.',
        fail: 'The key that AWS manages encrypts the vault.',
      },
      pointer('EncryptionKeyArn'),
    ),
  examples: {
    pass: [
      {
        properties: { EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k' },
        near: [{ type: 'AWS::KMS::Key', id: 'k', arn: 'arn:aws:kms:eu-west-1:111122223333:key/k' }],
      },
      { properties: { EncryptionKeyArn: '${Key.Arn}' } },
    ],
    fail: [
      { properties: {} },
      { properties: { EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/other' } },
    ],
    unknown: [
      {
        properties: { EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/other' },
        unseen: ['AWS::KMS::Key'],
      },
    ],
  },
})
