import { check } from '../../../../model/check.ts'
import { routeTypes, routesToInternet } from '../../predicates/internet-route.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { not, or } from '../../predicates/truth.ts'

export default check({
  title: 'VPC has a subnet without a route to the Internet gateway',
  resource: 'AWS::EC2::VPC',
  severity: 'medium',
  why: 'Layers need a place that the Internet cannot address; a VPC of public subnets has none.',
  fix: {
    text: 'Add private subnets, with a NAT gateway or endpoints for what they call, and move workloads there.',
    effort: 'M',
    cli: 'aws ec2 create-subnet --vpc-id VPC --cidr-block CIDR',
  },
  reads: [],
  relates: ['AWS::EC2::Subnet', ...routeTypes],
  test: (vpc, facts) => {
    const subnets = facts.referring('AWS::EC2::Subnet', 'VpcId', vpc)
    if (subnets.length === 0) {
      const seen = facts.seen('AWS::EC2::Subnet', vpc)
      return seen === true
        ? notApplicable('The VPC has no subnets.', '/id')
        : undecided(seen, '/id')
    }
    return decide(
      or(...subnets.map((subnet) => not(routesToInternet(subnet, facts)))),
      { pass: 'The VPC has a private subnet.', fail: 'Every subnet of the VPC is public.' },
      '/id',
    )
  },
  examples: {
    pass: [
      {
        id: 'vpc-1',
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1', properties: { VpcId: 'vpc-1' } },
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
        id: 'vpc-1',
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1', properties: { VpcId: 'vpc-1' } },
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
    unknown: [{ id: 'vpc-1', unseen: ['AWS::EC2::Subnet'] }],
    notApplicable: [{ id: 'vpc-1' }],
  },
})
