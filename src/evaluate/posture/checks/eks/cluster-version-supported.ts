import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { kubernetesVersions, isSupported } from '../../predicates/end-of-support.ts'
import { pass, undecided, decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Cluster runs a Kubernetes version in standard support',
  resource: 'AWS::EKS::Cluster',
  severity: 'medium',
  why: 'Old versions stop getting fixes, cost more in extended support, and are upgraded by force in the end.',
  fix: {
    text: 'Upgrade the cluster one minor version at a time.',
    effort: 'L',
    cli: 'aws eks update-cluster-version --name CLUSTER --kubernetes-version VERSION',
  },
  reads: ['Version'],
  test: (cluster, facts) => {
    const version = read(cluster, 'Version')
    const at = pointer('Version')
    if (isUnknown(version)) return undecided(version, at)
    if (version === undefined) return pass('Without a version the newest is made.', at)
    const supported = isSupported(kubernetesVersions, String(version), facts.now)
    return decide(
      supported ?? unknown('not-collected', 'the support dates of this version'),
      {
        pass: 'The version is in standard support.',
        fail: 'Standard support of the version has ended.',
      },
      at,
    )
  },
  examples: {
    pass: [{ properties: { Version: '1.34' } }],
    fail: [{ properties: { Version: '1.29' } }],
    unknown: [{ name: 'newer than the table', properties: { Version: '1.99' } }],
  },
})
