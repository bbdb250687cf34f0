import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { launchTypes, launchSetting, regionSetting } from '../../predicates/instance-launch.ts'
import { pass, undecided, decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance metadata answers only session-based requests (IMDSv2)',
  resource: 'AWS::EC2::Instance',
  severity: 'high',
  why: 'Version 1 of the metadata service hands role credentials to any request that a flawed application can be made to send.',
  fix: {
    text: 'Require session tokens for instance metadata, after checking that no software still uses version 1.',
    effort: 'S',
    cli: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-tokens required',
    terraform: 'metadata_options { http_tokens = "required" }',
  },
  reads: ['MetadataOptions', 'LaunchTemplate'],
  relates: launchTypes,
  test: (instance, facts) => {
    const at = pointer('MetadataOptions')
    if (launchSetting(instance, 'MetadataOptions.HttpEndpoint', facts) === 'disabled')
      return pass('The metadata service is off.', at)
    const tokens = launchSetting(instance, 'MetadataOptions.HttpTokens', facts)
    const messages = {
      pass: 'Session tokens are required.',
      fail: 'Metadata also answers requests without a token.',
    }
    if (tokens !== undefined)
      return decide(
        holds(tokens, (v) => v === 'required'),
        messages,
        at,
      )
    const byDefault = regionSetting(instance, 'InstanceMetadataDefaults.HttpTokens', facts)
    if (byDefault === 'required') return pass('The Region requires session tokens by default.', at)
    return undecided(
      isUnknown(byDefault)
        ? byDefault
        : unknown('unresolved', 'the image decides, as nothing else does'),
      at,
    )
  },
  examples: {
    pass: [
      { properties: { MetadataOptions: { HttpTokens: 'required' } } },
      {
        name: 'through its launch template',
        properties: { LaunchTemplate: { LaunchTemplateId: 'lt-1' } },
        near: [
          {
            type: 'AWS::EC2::LaunchTemplate',
            id: 'lt-1',
            properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } },
          },
        ],
      },
    ],
    fail: [{ properties: { MetadataOptions: { HttpTokens: 'optional' } } }],
    unknown: [
      { name: 'when nothing sets it', properties: {} },
      { properties: { MetadataOptions: { $unknown: 'unresolved' } } },
    ],
  },
})
