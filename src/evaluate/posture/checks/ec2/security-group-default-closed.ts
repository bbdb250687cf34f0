import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { and, holds } from '../../predicates/truth.ts'
import { read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Default security group admits nothing',
  resource: 'AWS::EC2::SecurityGroup',
  severity: 'medium',
  why: 'Resources launched without a group land in the default one and would silently trust each other.',
  fix: {
    text: 'Remove all rules of the default group and give every resource a group of its own.',
    effort: 'S',
    terraform: 'resource "aws_default_security_group" "closed" { vpc_id = aws_vpc.main.id }',
  },
  reads: ['GroupName', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  test: (group) => {
    const name = read(group, 'GroupName')
    if (isUnknown(name)) return undecided(name, pointer('GroupName'))
    if (name !== 'default')
      return notApplicable('This is not a default security group.', pointer('GroupName'))
    const empty = (path: string) =>
      holds(list(read(group, path)), (v) => Array.isArray(v) && v.length === 0)
    return decide(
      and(empty('SecurityGroupIngress'), empty('SecurityGroupEgress')),
      { pass: 'The default group has no rules.', fail: 'The default group has rules.' },
      pointer('SecurityGroupIngress'),
      pointer('SecurityGroupEgress'),
    )
  },
  examples: {
    pass: [
      { properties: { GroupName: 'default', SecurityGroupIngress: [], SecurityGroupEgress: [] } },
    ],
    fail: [
      {
        properties: {
          GroupName: 'default',
          SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' }],
          SecurityGroupEgress: [],
        },
      },
    ],
    unknown: [
      { properties: { GroupName: 'default', SecurityGroupIngress: { $unknown: 'denied' } } },
    ],
    notApplicable: [{ properties: { GroupName: 'web' } }],
  },
})
