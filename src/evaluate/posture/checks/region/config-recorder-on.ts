import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'
import { holds } from '../../predicates/truth.ts'
import { fact } from '../../predicates/value.ts'

const sought = 'AWS::Config::ConfigurationRecorder'

export default check({
  title: 'Config records the resources of the Region',
  resource: regionType,
  severity: 'medium',
  why: 'Without the history of the configuration nobody can say what changed before an incident.',
  fix: {
    text: 'Start a configuration recorder for all resource types.',
    effort: 'S',
    cli: 'aws configservice start-configuration-recorder --configuration-recorder-name NAME',
    cloudformation: `Type: AWS::Config::ConfigurationRecorder
Properties:
  RoleARN: ROLE_ARN
  RecordingGroup: { AllSupported: true }`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(
      region,
      facts,
      sought,
      (recorder) => holds(fact(recorder, 'Recording'), (v) => v === true),
      {
        pass: 'Config is recording in this Region.',
        fail: 'Config is not recording in this Region.',
      },
    ),
  examples: {
    pass: [{ name: 'with one', near: [{ type: sought, id: 'it', facts: { Recording: true } }] }],
    fail: [
      { name: 'without one' },
      {
        name: 'with one in another Region',
        near: [{ type: sought, id: 'it', region: 'us-east-1', facts: { Recording: true } }],
      },
      {
        name: 'with a stopped one',
        near: [{ type: sought, id: 'it', facts: { Recording: false } }],
      },
    ],
    unknown: [{ name: 'when they were not seen', unseen: [sought] }],
  },
})
