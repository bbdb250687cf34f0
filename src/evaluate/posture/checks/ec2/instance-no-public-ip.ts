import { check } from '../../../../model/check.ts'
import { isReferredTo } from '../../predicates/related.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { fail, pass, undecided, decide } from '../../predicates/judgement.ts'
import { launchSetting, launchTypes } from '../../predicates/instance-launch.ts'
import { not, holds, some } from '../../predicates/truth.ts'
import { dig, read, fact, list, pointer, factPointer } from '../../predicates/value.ts'

/** What gives an elastic address to an instance. */
const addresses = [
  ['AWS::EC2::EIP', 'InstanceId'],
  ['AWS::EC2::EIPAssociation', 'InstanceId'],
] as const

export default check({
  title: 'Instance has no public address',
  resource: 'AWS::EC2::Instance',
  severity: 'medium',
  exposure: 'public',
  why: 'An instance with a public address is one security-group mistake away from the whole Internet.',
  fix: {
    text: 'Move the instance to a private subnet and reach it through a load balancer, a NAT gateway or Session Manager.',
    effort: 'M',
    cloudformation: `NetworkInterfaces:
  - { DeviceIndex: "0", AssociatePublicIpAddress: false, SubnetId: !Ref PrivateSubnet }`,
  },
  reads: ['NetworkInterfaces', 'SubnetId', 'LaunchTemplate', 'facts.PublicIpAddress'],
  relates: ['AWS::EC2::Subnet', ...addresses.map(([type]) => type), ...launchTypes],
  test: (instance, facts) => {
    const messages = {
      pass: 'The instance has no public address.',
      fail: 'The instance has a public address.',
    }
    const address = fact(instance, 'PublicIpAddress')
    if (!isUnknown(address))
      return decide(typeof address !== 'string', messages, factPointer('PublicIpAddress'))
    const at = pointer('NetworkInterfaces')
    for (const [type, property] of addresses) {
      const addressed = isReferredTo(instance, facts, type, property)
      if (isUnknown(addressed)) return undecided(addressed, '/id')
      if (addressed) return fail('An elastic address belongs to the instance.', '/id')
    }
    const interfaces = list(launchSetting(instance, 'NetworkInterfaces', facts))
    const asked = some(interfaces, (i) =>
      holds(dig(i, 'AssociatePublicIpAddress'), (v) => v === true),
    )
    if (asked !== false) return decide(not(asked), messages, at)
    const refused = some(interfaces, (i) => dig(i, 'AssociatePublicIpAddress') === false)
    if (refused === true) return pass(messages.pass, at)
    const subnet = facts.find('AWS::EC2::Subnet', read(instance, 'SubnetId'), instance)
    if (subnet === undefined)
      return undecided(unknown('not-collected', 'the subnet decides'), pointer('SubnetId'))
    return decide(
      holds(read(subnet, 'MapPublicIpOnLaunch'), (v) => (v ?? false) === false),
      messages,
      pointer('SubnetId'),
    )
  },
  examples: {
    pass: [
      { facts: { PublicIpAddress: null } },
      { properties: { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] } },
      {
        name: 'in a subnet that gives none',
        properties: { SubnetId: 'subnet-1' },
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1', properties: { MapPublicIpOnLaunch: false } },
        ],
      },
    ],
    fail: [
      { facts: { PublicIpAddress: '198.51.100.7' } },
      { properties: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] } },
      {
        name: 'with an elastic address',
        properties: { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] },
        near: [
          { type: 'AWS::EC2::EIPAssociation', id: 'eip', properties: { InstanceId: 'subject' } },
        ],
      },
      {
        name: 'when its launch template asks for one',
        properties: { SubnetId: 'subnet-1', LaunchTemplate: { LaunchTemplateId: 'lt-1' } },
        near: [
          {
            type: 'AWS::EC2::LaunchTemplate',
            id: 'lt-1',
            properties: {
              LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
            },
          },
        ],
      },
    ],
    unknown: [{ name: 'when the subnet was not seen', properties: { SubnetId: 'subnet-2' } }],
  },
})
