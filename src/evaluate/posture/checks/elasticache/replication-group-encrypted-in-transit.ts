import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Cache encrypts its connections',
  resource: 'AWS::ElastiCache::ReplicationGroup',
  severity: 'medium',
  why: 'A cache holds sessions and query results; without TLS they cross the network in the clear.',
  fix: {
    text: 'Switch on encryption in transit, first in preferred mode, then required.',
    effort: 'M',
    cli: 'aws elasticache modify-replication-group --replication-group-id GROUP --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately',
    cloudformation: 'TransitEncryptionEnabled: true',
    terraform: 'transit_encryption_enabled = true',
  },
  reads: ['TransitEncryptionEnabled', 'Engine'],
  test: (group) => {
    const value = read(group, 'TransitEncryptionEnabled')
    return decide(
      value === undefined && read(group, 'Engine') === 'valkey'
        ? unknown('unresolved', 'the default of this engine')
        : holds(value, (v) => v === true),
      { pass: 'Connections are encrypted.', fail: 'Connections are not encrypted.' },
      pointer('TransitEncryptionEnabled'),
    )
  },
  examples: {
    pass: [{ properties: { TransitEncryptionEnabled: true } }],
    fail: [{ properties: { Engine: 'redis' } }],
    unknown: [{ properties: { Engine: 'valkey' } }],
  },
})
