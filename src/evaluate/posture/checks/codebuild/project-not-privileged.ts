import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Build project runs without privileged mode',
  resource: 'AWS::CodeBuild::Project',
  severity: 'medium',
  why: 'A privileged build can break out of its container and reach the credentials of the host.',
  fix: {
    text: 'Switch privileged mode off; build images with rootless tools where possible.',
    effort: 'M',
    cloudformation: 'PrivilegedMode: false',
    terraform: 'privileged_mode = false',
  },
  reads: ['Environment'],
  test: (project) =>
    satisfies(project, 'Environment.PrivilegedMode', (v) => (v ?? false) === false, {
      pass: 'Builds are not privileged.',
      fail: 'Builds are privileged.',
    }),
  examples: {
    pass: [{ properties: { Environment: { Image: 'aws/codebuild/standard:7.0' } } }],
    fail: [{ properties: { Environment: { PrivilegedMode: true } } }],
    unknown: [{ properties: { Environment: { PrivilegedMode: { $unknown: 'unresolved' } } } }],
  },
})
