import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { admitsPublicly } from '../../predicates/network-acl.ts'
import { or, not } from '../../predicates/truth.ts'
import { read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Network ACL keeps SSH and RDP from the Internet',
  resource: 'AWS::EC2::NetworkAcl',
  severity: 'medium',
  why: 'A network ACL is the layer that still holds when someone opens a security group by mistake.',
  fix: {
    text: 'Allow administration ports from known networks only, or deny them before the rule that admits the rest.',
    effort: 'M',
    cli: 'aws ec2 create-network-acl-entry --network-acl-id ACL --ingress --rule-number 50 --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny',
  },
  reads: ['Entries'],
  test: (acl) => {
    const entries = list(read(acl, 'Entries'))
    const at = pointer('Entries')
    if (isUnknown(entries)) return undecided(entries, at)
    return decide(
      not(or(admitsPublicly(entries, 22), admitsPublicly(entries, 3389))),
      {
        pass: 'SSH and RDP are closed to the Internet.',
        fail: 'SSH or RDP is open to the Internet.',
      },
      at,
    )
  },
  examples: {
    pass: [
      { name: 'without entries', properties: { Entries: [] } },
      {
        name: 'that denies first',
        properties: {
          Entries: [
            { RuleNumber: 100, RuleAction: 'allow', Protocol: -1, CidrBlock: '0.0.0.0/0' },
            {
              RuleNumber: 10,
              RuleAction: 'deny',
              Protocol: 6,
              CidrBlock: '0.0.0.0/0',
              PortRange: { From: 22, To: 22 },
            },
            {
              RuleNumber: 11,
              RuleAction: 'deny',
              Protocol: 6,
              CidrBlock: '0.0.0.0/0',
              PortRange: { From: 3389, To: 3389 },
            },
          ],
        },
      },
    ],
    fail: [
      {
        properties: {
          Entries: [{ RuleNumber: 100, RuleAction: 'allow', Protocol: -1, CidrBlock: '0.0.0.0/0' }],
        },
      },
    ],
    unknown: [
      {
        properties: {
          Entries: [
            {
              RuleNumber: 100,
              RuleAction: 'allow',
              Protocol: 6,
              CidrBlock: { $unknown: 'unresolved' },
              PortRange: { From: 22, To: 22 },
            },
          ],
        },
      },
    ],
  },
})
