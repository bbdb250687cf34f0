import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { regionSetting } from '../../predicates/instance-launch.ts'
import { pass, decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Launch template requires session-based instance metadata (IMDSv2)',
  resource: 'AWS::EC2::LaunchTemplate',
  severity: 'high',
  why: 'Every instance launched from the template inherits a metadata service that leaks credentials to forged requests.',
  fix: {
    text: 'Set the metadata options in a new version of the template and make it the default.',
    effort: 'S',
    cloudformation: `LaunchTemplateData:
  MetadataOptions: { HttpTokens: required }`,
    terraform: 'metadata_options { http_tokens = "required" }',
  },
  reads: ['LaunchTemplateData'],
  relates: ['AWS::::Region'],
  test: (template, facts) => {
    const options = read(template, 'LaunchTemplateData.MetadataOptions')
    const at = pointer('LaunchTemplateData.MetadataOptions')
    const off = holds(dig(options, 'HttpEndpoint'), (v) => v === 'disabled')
    if (off === true) return pass('The metadata service is off.', at)
    const tokens = isUnknown(options) ? options : dig(options, 'HttpTokens')
    if (
      tokens === undefined &&
      regionSetting(template, 'InstanceMetadataDefaults.HttpTokens', facts) === 'required'
    )
      return pass('The Region requires session tokens by default.', at)
    return decide(
      holds(tokens, (v) => v === 'required'),
      {
        pass: 'Session tokens are required.',
        fail: 'The template does not require session tokens.',
      },
      at,
    )
  },
  examples: {
    pass: [
      { properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } } },
      {
        name: 'by the default of the Region',
        properties: { LaunchTemplateData: {} },
        near: [
          {
            type: 'AWS::::Region',
            id: 'eu-west-1',
            properties: { InstanceMetadataDefaults: { HttpTokens: 'required' } },
          },
        ],
      },
    ],
    fail: [{ properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'optional' } } } }],
    unknown: [
      { properties: { LaunchTemplateData: { MetadataOptions: { $unknown: 'unresolved' } } } },
    ],
  },
})
