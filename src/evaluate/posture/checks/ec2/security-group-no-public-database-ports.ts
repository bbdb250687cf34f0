import { check } from '../../../../model/check.ts'
import { opensPorts } from '../../predicates/network.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { databasePorts } from '../../predicates/ports.ts'

export default check({
  title: 'Security group keeps database and cache ports from the Internet',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'critical',
  exposure: 'public',
  why: 'A data store that anyone can reach is protected by its password alone, often by nothing.',
  fix: {
    text: 'Admit only the security groups of the applications that use the data store.',
    effort: 'S',
    cli: 'aws ec2 revoke-security-group-ingress --group-id GROUP --protocol tcp --port 5432 --cidr 0.0.0.0/0',
    cloudformation: `SecurityGroupIngress:
  - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt App.GroupId }`,
  },
  reads: ['SecurityGroupIngress'],
  test: (group) =>
    noneOffends(group, 'SecurityGroupIngress', (entry) => opensPorts(entry, databasePorts), {
      pass: 'No database port is open to the Internet.',
      fail: 'A database or cache port is open to the Internet.',
    }),
  examples: {
    pass: [
      {
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: 'sg-app' },
          ],
        },
      },
    ],
    fail: [
      {
        properties: {
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
    ],
    unknown: [{ properties: { SecurityGroupIngress: { $unknown: 'denied' } } }],
  },
})
