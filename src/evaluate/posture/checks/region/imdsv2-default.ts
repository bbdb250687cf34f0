import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'New instances ask for IMDSv2 by default',
  resource: regionType,
  severity: 'low',
  why: 'Version 1 of the metadata service hands credentials to anyone who can make a server fetch a URL.',
  fix: {
    text: 'Set required tokens as the default of instance metadata in every Region.',
    effort: 'S',
    cli: 'aws ec2 modify-instance-metadata-defaults --http-tokens required',
    terraform: `resource "aws_ec2_instance_metadata_defaults" "this" {
  http_tokens = "required"
}`,
  },
  reads: ['InstanceMetadataDefaults'],
  test: (region) =>
    satisfies(region, 'InstanceMetadataDefaults.HttpTokens', (v) => v === 'required', {
      pass: 'New instances need IMDSv2 by default.',
      fail: 'New instances may use IMDSv1 by default.',
    }),
  examples: {
    pass: [
      {
        name: 'when required',
        properties: { InstanceMetadataDefaults: { HttpTokens: 'required' } },
      },
    ],
    fail: [
      {
        name: 'when optional',
        properties: { InstanceMetadataDefaults: { HttpTokens: 'optional' } },
      },
      { name: 'without a default', properties: {} },
    ],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          InstanceMetadataDefaults: {
            $unknown: 'denied',
            detail: 'ec2:GetInstanceMetadataDefaults',
          },
        },
      },
    ],
  },
})
