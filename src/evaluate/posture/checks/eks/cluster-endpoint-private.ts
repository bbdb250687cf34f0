import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, decide } from '../../predicates/judgement.ts'
import { isPublicCidr } from '../../predicates/network.ts'
import { and, not, some } from '../../predicates/truth.ts'
import { read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Cluster endpoint is closed to the Internet at large',
  resource: 'AWS::EKS::Cluster',
  severity: 'high',
  exposure: 'public',
  why: 'A public endpoint lets anyone try stolen tokens and new flaws of the Kubernetes API.',
  fix: {
    text: 'Use the private endpoint, or limit the public one to your networks.',
    effort: 'M',
    cli: 'aws eks update-cluster-config --name CLUSTER --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true',
    cloudformation:
      'ResourcesVpcConfig: { EndpointPublicAccess: false, EndpointPrivateAccess: true }',
    terraform: 'vpc_config { endpoint_public_access = false, endpoint_private_access = true }',
  },
  reads: ['ResourcesVpcConfig'],
  test: (cluster) => {
    const open = read(cluster, 'ResourcesVpcConfig.EndpointPublicAccess')
    const at = pointer('ResourcesVpcConfig')
    if (open === false) return pass('The endpoint is private.', at)
    const ranges = list(read(cluster, 'ResourcesVpcConfig.PublicAccessCidrs'))
    const everyone = !isUnknown(ranges) && ranges.length === 0 ? true : some(ranges, isPublicCidr)
    return decide(
      not(isUnknown(open) ? and(open, everyone) : everyone),
      {
        pass: 'The endpoint is limited to named networks.',
        fail: 'The endpoint is open to the Internet.',
      },
      at,
    )
  },
  examples: {
    pass: [
      { properties: { ResourcesVpcConfig: { EndpointPublicAccess: false } } },
      {
        properties: {
          ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: ['192.0.2.0/24'] },
        },
      },
    ],
    fail: [
      { properties: { ResourcesVpcConfig: { EndpointPublicAccess: true } } },
      { name: 'by default', properties: { ResourcesVpcConfig: {} } },
    ],
    unknown: [
      { properties: { ResourcesVpcConfig: { EndpointPublicAccess: { $unknown: 'unresolved' } } } },
    ],
  },
})
