import { check } from '../../../../model/check.ts'
import { fail } from '../../predicates/judgement.ts'
import { hasPublicPeer, coversAllPorts } from '../../predicates/network.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { and } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Security group limits outgoing traffic',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'low',
  why: 'Unlimited egress lets malware fetch tools and carry data away.',
  fix: {
    text: 'Replace the rule for all destinations by rules for the services that the workload calls.',
    effort: 'M',
    cli: 'aws ec2 revoke-security-group-egress --group-id GROUP --protocol all --cidr 0.0.0.0/0',
    cloudformation: `SecurityGroupEgress:
  - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }`,
  },
  reads: ['SecurityGroupEgress'],
  test: (group) => {
    if (read(group, 'SecurityGroupEgress') === undefined)
      return fail(
        'No rule replaces the default one, which allows all.',
        pointer('SecurityGroupEgress'),
      )
    return noneOffends(
      group,
      'SecurityGroupEgress',
      (entry) => and(hasPublicPeer(entry), coversAllPorts(entry)),
      { pass: 'Outgoing traffic is limited.', fail: 'All outgoing traffic is allowed.' },
    )
  },
  examples: {
    pass: [
      { properties: { SecurityGroupEgress: [] } },
      {
        properties: {
          SecurityGroupEgress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
    ],
    fail: [
      { properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] } },
      { name: 'that keeps the default rule', properties: {} },
    ],
    unknown: [{ properties: { SecurityGroupEgress: { $unknown: 'unresolved' } } }],
  },
})
