import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Distribution names a default root object',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'low',
  why: 'Without one a request for the root can list the content of the origin.',
  fix: {
    text: 'Set a default root object.',
    effort: 'S',
    cloudformation: 'DefaultRootObject: index.html',
    terraform: 'default_root_object = "index.html"',
  },
  reads: ['DistributionConfig'],
  test: (distribution) =>
    isSet(distribution, 'DistributionConfig.DefaultRootObject', {
      pass: 'A default root object is set.',
      fail: 'No default root object is set.',
    }),
  examples: {
    pass: [{ properties: { DistributionConfig: { DefaultRootObject: 'index.html' } } }],
    fail: [{ properties: { DistributionConfig: { DefaultRootObject: '' } } }],
    unknown: [{ properties: { DistributionConfig: { $unknown: 'denied' } } }],
  },
})
