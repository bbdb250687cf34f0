import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { satisfies } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Service gives its tasks no public address',
  resource: 'AWS::ECS::Service',
  severity: 'medium',
  exposure: 'public',
  why: 'A task with a public address can be reached past the load balancer.',
  fix: {
    text: 'Run tasks in private subnets without public addresses.',
    effort: 'M',
    cloudformation:
      'AwsvpcConfiguration: { AssignPublicIp: DISABLED, Subnets: [!Ref PrivateSubnet] }',
    terraform: 'assign_public_ip = false',
  },
  reads: ['NetworkConfiguration'],
  test: (service) => {
    const network = read(service, 'NetworkConfiguration.AwsvpcConfiguration')
    if (network === undefined)
      return notApplicable(
        'Tasks share the network of their hosts.',
        pointer('NetworkConfiguration'),
      )
    return satisfies(
      service,
      'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
      (v) => v !== 'ENABLED',
      {
        pass: 'Tasks get no public address.',
        fail: 'Tasks get a public address.',
      },
    )
  },
  examples: {
    pass: [
      {
        properties: {
          NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
        },
      },
    ],
    fail: [
      {
        properties: {
          NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
        },
      },
    ],
    unknown: [{ properties: { NetworkConfiguration: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: {} }],
  },
})
