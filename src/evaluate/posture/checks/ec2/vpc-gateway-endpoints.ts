import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds, some } from '../../predicates/truth.ts'
import { dig } from '../../predicates/value.ts'

const isStorage = (service: unknown) =>
  typeof service === 'string' && (service.endsWith('.s3') || service.endsWith('.dynamodb'))

export default check({
  title: 'VPC reaches S3 or DynamoDB through an endpoint',
  resource: 'AWS::EC2::VPC',
  severity: 'low',
  why: 'An endpoint keeps traffic to storage off the Internet and lets policies name the VPC it may come from.',
  fix: {
    text: 'Create gateway endpoints for S3 and DynamoDB; they cost nothing.',
    effort: 'S',
    cli: 'aws ec2 create-vpc-endpoint --vpc-id VPC --service-name com.amazonaws.REGION.s3 --route-table-ids TABLE',
    cloudformation: `S3Endpoint:
  Type: AWS::EC2::VPCEndpoint
  Properties: { VpcId: !Ref Vpc, ServiceName: !Sub com.amazonaws.\${AWS::Region}.s3, RouteTableIds: [!Ref PrivateRoutes] }`,
  },
  reads: [],
  relates: ['AWS::EC2::VPCEndpoint'],
  test: (vpc, facts) => {
    const found = some(facts.referring('AWS::EC2::VPCEndpoint', 'VpcId', vpc), (endpoint) =>
      holds(dig(endpoint, 'properties.ServiceName'), isStorage),
    )
    const seen = found === false ? facts.seen('AWS::EC2::VPCEndpoint', vpc) : true
    return decide(
      seen === true ? found : seen,
      {
        pass: 'The VPC has an endpoint for storage.',
        fail: 'The VPC has no endpoint for S3 or DynamoDB.',
      },
      '/id',
    )
  },
  examples: {
    pass: [
      {
        id: 'vpc-1',
        near: [
          {
            type: 'AWS::EC2::VPCEndpoint',
            id: 'vpce-1',
            properties: { VpcId: 'vpc-1', ServiceName: 'com.amazonaws.eu-west-1.s3' },
          },
        ],
      },
    ],
    fail: [{ id: 'vpc-1' }],
    unknown: [{ id: 'vpc-1', unseen: ['AWS::EC2::VPCEndpoint'] }],
  },
})
