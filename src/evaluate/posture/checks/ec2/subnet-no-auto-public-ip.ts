import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Subnet gives no public addresses by itself',
  resource: 'AWS::EC2::Subnet',
  severity: 'medium',
  exposure: 'public',
  why: 'With automatic addresses every instance launched into the subnet is on the Internet without anyone deciding so.',
  fix: {
    text: 'Turn off automatic public addresses; ask for one where it is needed.',
    effort: 'S',
    cli: 'aws ec2 modify-subnet-attribute --subnet-id SUBNET --no-map-public-ip-on-launch',
    cloudformation: 'MapPublicIpOnLaunch: false',
    terraform: 'map_public_ip_on_launch = false',
  },
  reads: ['MapPublicIpOnLaunch'],
  test: (subnet) =>
    satisfies(subnet, 'MapPublicIpOnLaunch', (v) => (v ?? false) === false, {
      pass: 'Addresses are given on request only.',
      fail: 'Every new interface gets a public address.',
    }),
  examples: {
    pass: [{ properties: { MapPublicIpOnLaunch: false } }, { name: 'by default', properties: {} }],
    fail: [{ properties: { MapPublicIpOnLaunch: true } }],
    unknown: [{ properties: { MapPublicIpOnLaunch: { $unknown: 'unresolved' } } }],
  },
})
