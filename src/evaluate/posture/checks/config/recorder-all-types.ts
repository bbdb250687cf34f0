import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { or, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'All supported types are recorded.',
  fail: 'Only some types are recorded.',
}

export default check({
  title: 'Recorder records all supported types',
  resource: 'AWS::Config::ConfigurationRecorder',
  severity: 'medium',
  why: 'What is not recorded has no history and is judged by no rule.',
  fix: {
    text: 'Record all supported resource types, and global ones in one Region.',
    effort: 'S',
    cli: 'aws configservice put-configuration-recorder --configuration-recorder name=NAME,roleARN=ROLE_ARN --recording-group allSupported=true,includeGlobalResourceTypes=true',
    cloudformation: `RecordingGroup:
  AllSupported: true
  IncludeGlobalResourceTypes: true`,
  },
  reads: ['RecordingGroup'],
  test: (recorder) =>
    decide(
      or(
        holds(read(recorder, 'RecordingGroup'), (v) => v === undefined),
        holds(read(recorder, 'RecordingGroup.AllSupported'), (v) => v === true),
        holds(
          read(recorder, 'RecordingGroup.RecordingStrategy.UseOnly'),
          (v) => v === 'ALL_SUPPORTED_RESOURCE_TYPES',
        ),
      ),
      messages,
      pointer('RecordingGroup'),
    ),
  examples: {
    pass: [
      { name: 'with all', properties: { RecordingGroup: { AllSupported: true } } },
      { name: 'by default', properties: {} },
    ],
    fail: [
      {
        name: 'with a list',
        properties: { RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] } },
      },
    ],
    unknown: [
      { name: 'when unresolved', properties: { RecordingGroup: { $unknown: 'unresolved' } } },
    ],
  },
})
