import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'
import { holds } from '../../predicates/truth.ts'
import { read } from '../../predicates/value.ts'

const sought = 'AWS::Macie::Session'

export default check({
  title: 'Macie looks for sensitive data in the Region',
  resource: regionType,
  severity: 'low',
  why: 'Personal data and keys end up in buckets where nobody expects them.',
  fix: {
    text: 'Enable Macie with automated discovery for the organization.',
    effort: 'S',
    cli: 'aws macie2 enable-macie',
    cloudformation: `Type: AWS::Macie::Session
Properties:
  Status: ENABLED`,
  },
  reads: [],
  relates: [sought],
  test: (region, facts) =>
    hasSome(
      region,
      facts,
      sought,
      (session) => holds(read(session, 'Status'), (v) => v !== 'PAUSED'),
      {
        pass: 'Macie is on in this Region.',
        fail: 'Macie is off in this Region.',
      },
    ),
  examples: {
    pass: [
      { name: 'with one', near: [{ type: sought, id: 'it', properties: { Status: 'ENABLED' } }] },
    ],
    fail: [
      { name: 'without one' },
      {
        name: 'with one in another Region',
        near: [{ type: sought, id: 'it', region: 'us-east-1', properties: { Status: 'ENABLED' } }],
      },
      {
        name: 'with a paused one',
        near: [{ type: sought, id: 'it', properties: { Status: 'PAUSED' } }],
      },
    ],
    unknown: [{ name: 'when they were not seen', unseen: [sought] }],
  },
})
