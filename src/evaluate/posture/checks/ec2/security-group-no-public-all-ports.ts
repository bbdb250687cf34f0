import { check } from '../../../../model/check.ts'
import { hasPublicPeer, coversAllPorts } from '../../predicates/network.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { and } from '../../predicates/truth.ts'

export default check({
  title: 'Security group opens no complete port range to the Internet',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'critical',
  exposure: 'public',
  why: 'A rule for all ports exposes every service that runs now or will ever run behind it.',
  fix: {
    text: 'Replace the rule by one rule for each port that has to be public.',
    effort: 'S',
    cli: 'aws ec2 revoke-security-group-ingress --group-id GROUP --protocol all --cidr 0.0.0.0/0',
  },
  reads: ['SecurityGroupIngress'],
  test: (group) =>
    noneOffends(
      group,
      'SecurityGroupIngress',
      (entry) => and(hasPublicPeer(entry), coversAllPorts(entry)),
      {
        pass: 'No rule opens all ports to the Internet.',
        fail: 'A rule opens all ports to the Internet.',
      },
    ),
  examples: {
    pass: [
      {
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
    ],
    fail: [
      { properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] } },
      {
        name: 'as a range',
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIpv6: '::/0' },
          ],
        },
      },
    ],
    unknown: [
      {
        properties: {
          SecurityGroupIngress: [{ IpProtocol: { $unknown: 'unresolved' }, CidrIp: '0.0.0.0/0' }],
        },
      },
    ],
  },
})
