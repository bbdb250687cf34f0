import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Search domain lives in a VPC',
  resource: 'AWS::OpenSearchService::Domain',
  severity: 'high',
  exposure: 'public',
  why: 'The endpoint of a domain outside a VPC is on the Internet, protected by its policy alone.',
  fix: {
    text: 'Create the domain in private subnets and move the indexes by snapshot.',
    effort: 'L',
    cloudformation:
      'VPCOptions: { SubnetIds: [!Ref PrivateSubnet], SecurityGroupIds: [!Ref SearchGroup] }',
    terraform: 'vpc_options { subnet_ids = [aws_subnet.private.id] }',
  },
  reads: ['VPCOptions'],
  test: (domain) =>
    isSet(domain, 'VPCOptions.SubnetIds', {
      pass: 'The domain is in a VPC.',
      fail: 'The domain has a public endpoint.',
    }),
  examples: {
    pass: [{ properties: { VPCOptions: { SubnetIds: ['${PrivateSubnet}'] } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { VPCOptions: { $unknown: 'unresolved' } } }],
  },
})
