import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Backup vault is locked against early deletion',
  resource: 'AWS::Backup::BackupVault',
  severity: 'medium',
  why: 'Ransomware deletes backups first; a locked vault refuses even administrators.',
  fix: {
    text: 'Put a vault lock with a minimum retention on the vault, in compliance mode once it has proved right.',
    effort: 'M',
    cli: 'aws backup put-backup-vault-lock-configuration --backup-vault-name VAULT --min-retention-days 30',
    cloudformation: 'LockConfiguration: { MinRetentionDays: 30 }',
    terraform: 'resource "aws_backup_vault_lock_configuration" "main" { min_retention_days = 30 }',
  },
  reads: ['LockConfiguration'],
  test: (vault) =>
    isSet(vault, 'LockConfiguration', {
      pass: 'The vault is locked.',
      fail: 'The vault is not locked.',
    }),
  examples: {
    pass: [{ properties: { LockConfiguration: { MinRetentionDays: 30 } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { LockConfiguration: { $unknown: 'denied' } } }],
  },
})
