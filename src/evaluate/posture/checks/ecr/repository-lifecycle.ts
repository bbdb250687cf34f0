import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Repository removes old images by itself',
  resource: 'AWS::ECR::Repository',
  severity: 'low',
  why: 'Old images stay deployable with every vulnerability found since they were built.',
  fix: {
    text: 'Add a lifecycle policy that expires untagged and old images.',
    effort: 'S',
    cli: 'aws ecr put-lifecycle-policy --repository-name REPOSITORY --lifecycle-policy-text file://POLICY.json',
  },
  reads: ['LifecyclePolicy'],
  test: (repository) =>
    isSet(repository, 'LifecyclePolicy', {
      pass: 'A lifecycle policy exists.',
      fail: 'No lifecycle policy exists.',
    }),
  examples: {
    pass: [{ properties: { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { LifecyclePolicy: { $unknown: 'denied' } } }],
  },
})
