import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Warehouse has no public address',
  resource: 'AWS::Redshift::Cluster',
  severity: 'critical',
  exposure: 'public',
  why: 'A warehouse with a public address is attacked directly, past every layer in front of it.',
  fix: {
    text: 'Make the cluster private and reach it from inside the VPC.',
    effort: 'S',
    cli: 'aws redshift modify-cluster --cluster-identifier CLUSTER --no-publicly-accessible',
    cloudformation: 'PubliclyAccessible: false',
    terraform: 'publicly_accessible = false',
  },
  reads: ['PubliclyAccessible'],
  test: (cluster) => {
    const value = read(cluster, 'PubliclyAccessible')
    return decide(
      value === undefined
        ? unknown('unresolved', 'the default depends on when the cluster is made')
        : holds(value, (v) => (v ?? false) === false),
      { pass: 'The cluster has no public address.', fail: 'The cluster has a public address.' },
      pointer('PubliclyAccessible'),
    )
  },
  examples: {
    pass: [{ properties: { PubliclyAccessible: false } }],
    fail: [{ properties: { PubliclyAccessible: true } }],
    unknown: [{ name: 'when nothing sets it', properties: {} }],
  },
})
