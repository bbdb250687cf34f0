import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'
import { holds } from '../../predicates/truth.ts'
import { read } from '../../predicates/value.ts'

const sought = 'AWS::GuardDuty::Detector'

export default check({
  title: 'GuardDuty watches the Region',
  resource: regionType,
  severity: 'high',
  why: 'Stolen credentials and misused resources show in behaviour, which only a detector that is on can see.',
  fix: {
    text: 'Enable GuardDuty in every Region from the delegated administrator of the organization.',
    effort: 'S',
    cli: 'aws guardduty create-detector --enable',
    cloudformation: `Type: AWS::GuardDuty::Detector
Properties:
  Enable: true`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(
      region,
      facts,
      sought,
      (detector) => holds(read(detector, 'Enable'), (v) => v === true),
      {
        pass: 'GuardDuty is on in this Region.',
        fail: 'GuardDuty is off in this Region.',
      },
    ),
  examples: {
    pass: [{ name: 'with one', near: [{ type: sought, id: 'it', properties: { Enable: true } }] }],
    fail: [
      { name: 'without one' },
      {
        name: 'with one in another Region',
        near: [{ type: sought, id: 'it', region: 'us-east-1', properties: { Enable: true } }],
      },
      {
        name: 'with a suspended one',
        near: [{ type: sought, id: 'it', properties: { Enable: false } }],
      },
    ],
    unknown: [{ name: 'when they were not seen', unseen: [sought] }],
  },
})
