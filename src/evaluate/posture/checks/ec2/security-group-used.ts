import { check } from '../../../../model/check.ts'
import { pass, notApplicable } from '../../predicates/judgement.ts'
import { factSatisfies } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

const users = [
  ['AWS::EC2::Instance', 'SecurityGroupIds'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'SecurityGroups'],
  ['AWS::RDS::DBInstance', 'VPCSecurityGroups'],
  ['AWS::RDS::DBCluster', 'VpcSecurityGroupIds'],
] as const

export default check({
  title: 'Security group is in use',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'low',
  why: 'Forgotten groups are attached later by mistake, with rules nobody reviewed.',
  fix: {
    text: 'Delete the group, after checking that no template still refers to it.',
    effort: 'S',
    cli: 'aws ec2 delete-security-group --group-id GROUP',
  },
  reads: ['GroupName', 'facts.Attached'],
  relates: users.map(([type]) => type),
  test: (group, facts) => {
    if (read(group, 'GroupName') === 'default')
      return notApplicable('A default security group cannot be deleted.', pointer('GroupName'))
    for (const [type, property] of users)
      if (facts.referring(type, property, group).length > 0)
        return pass('A resource uses the group.', '/id')
    return factSatisfies(group, 'Attached', (v) => v === true, {
      pass: 'A network interface uses the group.',
      fail: 'No network interface uses the group.',
    })
  },
  examples: {
    pass: [
      { facts: { Attached: true } },
      {
        id: 'sg-1',
        near: [
          { type: 'AWS::EC2::Instance', id: 'i-1', properties: { SecurityGroupIds: ['sg-1'] } },
        ],
      },
    ],
    fail: [{ facts: { Attached: false } }],
    unknown: [{ name: 'before deployment', properties: {} }],
    notApplicable: [{ properties: { GroupName: 'default' } }],
  },
})
