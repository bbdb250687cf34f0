import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, undecided } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

const generic = new Set(['Managed by Terraform', 'default VPC security group'])

export default check({
  title: 'Security group and its rules say what they are for',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'low',
  why: 'Nobody dares to remove a rule whose purpose is not written down.',
  fix: {
    text: 'Describe the group and every rule: who needs it, for what.',
    effort: 'S',
    cli: 'aws ec2 update-security-group-rule-descriptions-ingress --group-id GROUP --ip-permissions PERMISSIONS',
  },
  reads: ['GroupDescription', 'SecurityGroupIngress'],
  test: (group) => {
    const described = holds(
      read(group, 'GroupDescription'),
      (v) => isPresent(v) && !generic.has(String(v)) && !String(v).startsWith('launch-wizard'),
    )
    if (described !== true && !isUnknown(described))
      return fail('The group has no description of its own.', pointer('GroupDescription'))
    const rules = noneOffends(
      group,
      'SecurityGroupIngress',
      (entry) => holds(dig(entry, 'Description'), (v) => !isPresent(v)),
      { pass: 'The group and its rules are described.', fail: 'A rule has no description.' },
    )
    return isUnknown(described) && rules.outcome === 'pass'
      ? undecided(described, pointer('GroupDescription'))
      : rules
  },
  examples: {
    pass: [
      {
        properties: {
          GroupDescription: 'Public load balancer of the shop',
          SecurityGroupIngress: [
            {
              IpProtocol: 'tcp',
              FromPort: 443,
              ToPort: 443,
              CidrIp: '0.0.0.0/0',
              Description: 'Customers',
            },
          ],
        },
      },
    ],
    fail: [
      { properties: { GroupDescription: 'Managed by Terraform' } },
      {
        properties: {
          GroupDescription: 'Shop',
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
          ],
        },
      },
    ],
    unknown: [{ properties: { GroupDescription: { $unknown: 'unresolved' } } }],
  },
})
