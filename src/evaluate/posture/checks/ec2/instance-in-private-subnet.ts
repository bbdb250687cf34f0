import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { routeTypes, routesToInternet } from '../../predicates/internet-route.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance runs in a subnet without a route to the Internet gateway',
  resource: 'AWS::EC2::Instance',
  severity: 'medium',
  exposure: 'public',
  why: 'In a public subnet a single address or rule makes the instance reachable; a private one adds a layer.',
  fix: {
    text: 'Relaunch the instance in a private subnet; keep only load balancers and NAT gateways in public ones.',
    effort: 'M',
    cloudformation: 'SubnetId: !Ref PrivateSubnet',
    terraform: 'subnet_id = aws_subnet.private.id',
  },
  reads: ['SubnetId'],
  relates: ['AWS::EC2::Subnet', ...routeTypes],
  test: (instance, facts) => {
    const reference = read(instance, 'SubnetId')
    const at = pointer('SubnetId')
    if (isUnknown(reference)) return undecided(reference, at)
    const subnet = facts.find('AWS::EC2::Subnet', reference, instance)
    if (subnet === undefined)
      return undecided(unknown('not-collected', 'the subnet of the instance'), at)
    return decide(
      not(routesToInternet(subnet, facts)),
      { pass: 'The subnet is private.', fail: 'The subnet routes to an Internet gateway.' },
      at,
    )
  },
  examples: {
    pass: [
      {
        properties: { SubnetId: 'subnet-1' },
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1' },
          {
            type: 'AWS::EC2::RouteTable',
            id: 'rtb-1',
            properties: { SubnetIds: ['subnet-1'], Routes: [] },
          },
        ],
      },
    ],
    fail: [
      {
        properties: { SubnetId: 'subnet-1' },
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1' },
          {
            type: 'AWS::EC2::RouteTable',
            id: 'rtb-1',
            properties: {
              SubnetIds: ['subnet-1'],
              Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
            },
          },
        ],
      },
    ],
    unknown: [{ name: 'in a subnet that was not seen', properties: { SubnetId: 'subnet-2' } }],
  },
})
