import { check } from '../../../../model/check.ts'
import { hasPublicPeer, portsOf } from '../../predicates/network.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { webPorts } from '../../predicates/ports.ts'
import { and, holds } from '../../predicates/truth.ts'

export default check({
  title: 'Security group opens only web ports to the Internet',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'medium',
  exposure: 'public',
  why: 'Public traffic belongs on the ports of the load balancer; every other public port is one more way in.',
  fix: {
    text: 'Close public ports other than 80 and 443, or put the service behind a load balancer.',
    effort: 'M',
    cli: 'aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port PORT --cidr 0.0.0.0/0',
  },
  reads: ['SecurityGroupIngress'],
  test: (group) =>
    noneOffends(
      group,
      'SecurityGroupIngress',
      (entry) =>
        and(
          hasPublicPeer(entry),
          holds(
            portsOf(entry),
            (ports) =>
              Array.isArray(ports) &&
              !webPorts.some((web) => ports[0] >= web[0] && ports[1] <= web[1]),
          ),
        ),
      {
        pass: 'Only web ports are public, if any.',
        fail: 'A port other than 80 and 443 is public.',
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
      {
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
    ],
    unknown: [
      { properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', SourcePrefixListId: 'pl-1' }] } },
    ],
  },
})
