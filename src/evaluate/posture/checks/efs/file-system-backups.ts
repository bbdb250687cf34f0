import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'File system is backed up automatically',
  resource: 'AWS::EFS::FileSystem',
  severity: 'low',
  why: 'Without a backup, files that are deleted or encrypted by an attacker are gone.',
  fix: {
    text: 'Switch on automatic backups with AWS Backup.',
    effort: 'S',
    cli: 'aws efs put-backup-policy --file-system-id FS --backup-policy Status=ENABLED',
    cloudformation: 'BackupPolicy: { Status: ENABLED }',
    terraform: 'resource "aws_efs_backup_policy" "main" { backup_policy { status = "ENABLED" } }',
  },
  reads: ['BackupPolicy'],
  test: (system) =>
    satisfies(system, 'BackupPolicy.Status', (v) => v === 'ENABLED' || v === 'ENABLING', {
      pass: 'Automatic backups are on.',
      fail: 'Automatic backups are off.',
    }),
  examples: {
    pass: [{ properties: { BackupPolicy: { Status: 'ENABLED' } } }],
    fail: [{ properties: { BackupPolicy: { Status: 'DISABLED' } } }, { properties: {} }],
    unknown: [{ properties: { BackupPolicy: { $unknown: 'denied' } } }],
  },
})
