import { check } from '../../../../model/check.ts'
import { unknown } from '../../../../model/unknown.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Warehouse is encrypted',
  resource: 'AWS::Redshift::Cluster',
  severity: 'high',
  why: 'A warehouse collects the data of many systems; its snapshots carry all of it.',
  fix: {
    text: 'Switch on encryption; the cluster migrates its data by itself.',
    effort: 'M',
    cli: 'aws redshift modify-cluster --cluster-identifier CLUSTER --encrypted',
    cloudformation: 'Encrypted: true',
    terraform: 'encrypted = true',
  },
  reads: ['Encrypted'],
  test: (cluster) => {
    const value = read(cluster, 'Encrypted')
    return decide(
      value === undefined
        ? unknown('unresolved', 'the default depends on when the cluster is made')
        : holds(value, (v) => v === true),
      { pass: 'The cluster is encrypted.', fail: 'The cluster is not encrypted.' },
      pointer('Encrypted'),
    )
  },
  examples: {
    pass: [{ properties: { Encrypted: true } }],
    fail: [{ properties: { Encrypted: false } }],
    unknown: [{ name: 'when nothing sets it', properties: {} }],
  },
})
