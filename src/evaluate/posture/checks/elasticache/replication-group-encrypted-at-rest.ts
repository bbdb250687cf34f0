import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Cache encrypts what it writes to disk',
  resource: 'AWS::ElastiCache::ReplicationGroup',
  severity: 'medium',
  why: 'Backups and swap files of a cache hold the data of the database behind it.',
  fix: {
    text: 'Create the replication group anew with encryption at rest from a backup.',
    effort: 'M',
    cloudformation: 'AtRestEncryptionEnabled: true',
    terraform: 'at_rest_encryption_enabled = true',
  },
  reads: ['AtRestEncryptionEnabled', 'Engine'],
  test: (group) => {
    const value = read(group, 'AtRestEncryptionEnabled')
    return decide(
      value === undefined && read(group, 'Engine') === 'valkey'
        ? unknown('unresolved', 'the default of this engine')
        : holds(value, (v) => v === true),
      { pass: 'Data at rest is encrypted.', fail: 'Data at rest is not encrypted.' },
      pointer('AtRestEncryptionEnabled'),
    )
  },
  examples: {
    pass: [{ properties: { AtRestEncryptionEnabled: true } }],
    fail: [{ properties: { Engine: 'redis' } }],
    unknown: [{ properties: { AtRestEncryptionEnabled: { $unknown: 'unresolved' } } }],
  },
})
