import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Database has no public address',
  resource: 'AWS::RDS::DBInstance',
  severity: 'critical',
  exposure: 'public',
  why: 'A database with a public address is attacked directly, past every layer in front of it.',
  fix: {
    text: 'Make the database private and reach it from inside the VPC.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --no-publicly-accessible --apply-immediately',
    cloudformation: 'PubliclyAccessible: false',
    terraform: 'publicly_accessible = false',
  },
  reads: ['PubliclyAccessible'],
  test: (instance) => {
    const value = read(instance, 'PubliclyAccessible')
    return decide(
      value === undefined
        ? unknown('unresolved', 'without a setting, the subnets decide')
        : holds(value, (v) => (v ?? false) === false),
      { pass: 'The database has no public address.', fail: 'The database has a public address.' },
      pointer('PubliclyAccessible'),
    )
  },
  examples: {
    pass: [{ properties: { PubliclyAccessible: false } }],
    fail: [{ properties: { PubliclyAccessible: true } }],
    unknown: [{ name: 'when nothing sets it', properties: {} }],
  },
})
