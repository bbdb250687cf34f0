import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds, some, every } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

const wanted = ['audit', 'authenticator']

export default check({
  title: 'Cluster logs its audit and authentication events',
  resource: 'AWS::EKS::Cluster',
  severity: 'medium',
  why: 'Without audit logs nobody can say who did what inside the cluster.',
  fix: {
    text: 'Switch on the audit and authenticator logs of the control plane.',
    effort: 'S',
    cli: `aws eks update-cluster-config --name CLUSTER --logging '{"clusterLogging":[{"types":["api","audit","authenticator"],"enabled":true}]}'`,
    cloudformation:
      'Logging: { ClusterLogging: { EnabledTypes: [{ Type: audit }, { Type: authenticator }] } }',
    terraform: 'enabled_cluster_log_types = ["api", "audit", "authenticator"]',
  },
  reads: ['Logging'],
  test: (cluster) => {
    const types = list(read(cluster, 'Logging.ClusterLogging.EnabledTypes'))
    return decide(
      every(wanted, (name) => some(types, (t) => holds(dig(t, 'Type'), (v) => v === name))),
      {
        pass: 'Audit and authenticator logs are on.',
        fail: 'The audit or authenticator log is off.',
      },
      pointer('Logging'),
    )
  },
  examples: {
    pass: [
      {
        properties: {
          Logging: {
            ClusterLogging: { EnabledTypes: [{ Type: 'audit' }, { Type: 'authenticator' }] },
          },
        },
      },
    ],
    fail: [
      { properties: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } } } },
      { properties: {} },
    ],
    unknown: [{ properties: { Logging: { $unknown: 'unresolved' } } }],
  },
})
