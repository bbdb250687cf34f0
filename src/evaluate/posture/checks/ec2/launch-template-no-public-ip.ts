import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { holds } from '../../predicates/truth.ts'
import { dig } from '../../predicates/value.ts'

export default check({
  title: 'Launch template gives instances no public address',
  resource: 'AWS::EC2::LaunchTemplate',
  severity: 'medium',
  exposure: 'public',
  why: 'A template that asks for public addresses exposes every instance a scaling group adds.',
  fix: {
    text: 'Set AssociatePublicIpAddress to false on the network interfaces of the template.',
    effort: 'S',
    cloudformation: `LaunchTemplateData:
  NetworkInterfaces:
    - { DeviceIndex: 0, AssociatePublicIpAddress: false }`,
    terraform: 'network_interfaces { associate_public_ip_address = false }',
  },
  reads: ['LaunchTemplateData'],
  test: (template) =>
    noneOffends(
      template,
      'LaunchTemplateData.NetworkInterfaces',
      (i) => holds(dig(i, 'AssociatePublicIpAddress'), (v) => v === true),
      {
        pass: 'The template asks for no public address.',
        fail: 'The template asks for a public address.',
      },
    ),
  examples: {
    pass: [
      {
        properties: {
          LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] },
        },
      },
      { name: 'that leaves it to the subnet', properties: { LaunchTemplateData: {} } },
    ],
    fail: [
      {
        properties: {
          LaunchTemplateData: { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
        },
      },
    ],
    unknown: [{ properties: { LaunchTemplateData: { $unknown: 'denied' } } }],
  },
})
