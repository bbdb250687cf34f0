import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Distribution has a web ACL',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'medium',
  why: 'The edge is the best place to stop bots and attack patterns, before they reach the application.',
  fix: {
    text: 'Associate an AWS WAF web ACL of scope CLOUDFRONT.',
    effort: 'M',
    cloudformation: 'WebACLId: !GetAtt WebAcl.Arn',
    terraform: 'web_acl_id = aws_wafv2_web_acl.edge.arn',
  },
  reads: ['DistributionConfig'],
  test: (distribution) =>
    isSet(distribution, 'DistributionConfig.WebACLId', {
      pass: 'A web ACL is associated.',
      fail: 'No web ACL is associated.',
    }),
  examples: {
    pass: [{ properties: { DistributionConfig: { WebACLId: '${WebAcl.Arn}' } } }],
    fail: [{ properties: { DistributionConfig: { WebACLId: '' } } }],
    unknown: [{ properties: { DistributionConfig: { WebACLId: { $unknown: 'unresolved' } } } }],
  },
})
