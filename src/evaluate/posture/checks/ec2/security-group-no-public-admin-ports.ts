import { check } from '../../../../model/check.ts'
import { opensPorts } from '../../predicates/network.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { adminPorts } from '../../predicates/ports.ts'

export default check({
  title: 'Security group keeps administration ports from the Internet',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'critical',
  exposure: 'public',
  why: 'SSH, RDP and similar ports open to anyone are scanned and attacked within minutes.',
  fix: {
    text: 'Remove the rule and use Session Manager, or limit it to the network that administers the hosts.',
    effort: 'S',
    cli: 'aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port 22 --cidr 0.0.0.0/0',
  },
  reads: ['SecurityGroupIngress'],
  test: (group) =>
    noneOffends(group, 'SecurityGroupIngress', (entry) => opensPorts(entry, adminPorts), {
      pass: 'No administration port is open to the Internet.',
      fail: 'An administration port is open to the Internet.',
    }),
  examples: {
    pass: [
      { name: 'without rules', properties: { SecurityGroupIngress: [] } },
      {
        name: 'that admits the own network',
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/16' },
          ],
        },
      },
    ],
    fail: [
      {
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
      {
        name: 'to one half of the Internet',
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 3000, ToPort: 4000, CidrIp: '0.0.0.0/1' },
          ],
        },
      },
      {
        name: 'over IPv6',
        properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIpv6: '::/0' }] },
      },
    ],
    unknown: [
      {
        name: 'when the range is a parameter',
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { $unknown: 'unresolved' } },
          ],
        },
      },
    ],
  },
})
