import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Database installs minor engine versions automatically',
  resource: 'AWS::RDS::DBInstance',
  severity: 'medium',
  why: 'Minor versions carry the security fixes of the engine.',
  fix: {
    text: 'Switch on automatic minor version upgrades in the maintenance window.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --auto-minor-version-upgrade',
    cloudformation: 'AutoMinorVersionUpgrade: true',
    terraform: 'auto_minor_version_upgrade = true',
  },
  reads: ['AutoMinorVersionUpgrade'],
  test: (instance) =>
    satisfies(instance, 'AutoMinorVersionUpgrade', (v) => (v ?? true) === true, {
      pass: 'Minor versions are installed automatically.',
      fail: 'Minor versions wait for someone to install them.',
    }),
  examples: {
    pass: [
      { properties: { AutoMinorVersionUpgrade: true } },
      { name: 'by default', properties: {} },
    ],
    fail: [{ properties: { AutoMinorVersionUpgrade: false } }],
    unknown: [{ properties: { AutoMinorVersionUpgrade: { $unknown: 'unresolved' } } }],
  },
})
