import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { isReferredTo } from '../../predicates/related.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'

export default check({
  title: 'VPC records its traffic in flow logs',
  resource: 'AWS::EC2::VPC',
  severity: 'medium',
  why: 'Without flow logs nobody can say afterwards who talked to whom.',
  fix: {
    text: 'Create a flow log for the VPC that delivers to CloudWatch Logs or S3.',
    effort: 'S',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC --traffic-type ALL --log-destination-type s3 --log-destination BUCKET_ARN',
    cloudformation: `FlowLog:
  Type: AWS::EC2::FlowLog
  Properties: { ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: ALL }`,
  },
  reads: [],
  relates: ['AWS::EC2::FlowLog'],
  test: (vpc, facts) => {
    const logged = isReferredTo(vpc, facts, 'AWS::EC2::FlowLog', 'ResourceId')
    if (isUnknown(logged)) return undecided(logged, '/id')
    if (logged) return pass('The VPC has a flow log.', '/id')
    const seen = facts.seen('AWS::EC2::FlowLog', vpc)
    return seen === true ? fail('The VPC has no flow log.', '/id') : undecided(seen, '/id')
  },
  examples: {
    pass: [
      {
        id: 'vpc-1',
        near: [{ type: 'AWS::EC2::FlowLog', id: 'fl-1', properties: { ResourceId: 'vpc-1' } }],
      },
    ],
    fail: [{ id: 'vpc-1' }],
    unknown: [
      { id: 'vpc-1', unseen: ['AWS::EC2::FlowLog'] },
      {
        name: 'when the flow log may not be deployed',
        id: 'vpc-1',
        near: [
          {
            type: 'AWS::EC2::FlowLog',
            id: 'fl-1',
            condition: 'IsProduction',
            properties: { ResourceId: 'vpc-1' },
          },
        ],
      },
    ],
  },
})
