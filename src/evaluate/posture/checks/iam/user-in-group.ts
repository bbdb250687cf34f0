import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'User is a member of a group',
  resource: 'AWS::IAM::User',
  severity: 'low',
  why: 'A user outside every group is an exception that reviews by group never meet.',
  fix: {
    text: 'Add the user to the group of its function, or delete it.',
    effort: 'S',
    cli: 'aws iam add-user-to-group --user-name USER --group-name GROUP',
    cloudformation: `Groups:
  - GROUP`,
  },
  reads: ['Groups'],
  test: (user) =>
    isSet(user, 'Groups', {
      pass: 'The user is in a group.',
      fail: 'The user is in no group.',
    }),
  examples: {
    pass: [{ name: 'in one', properties: { Groups: ['dev'] } }],
    fail: [{ name: 'in none', properties: { Groups: [] } }],
    unknown: [{ name: 'when denied', properties: { Groups: { $unknown: 'denied' } } }],
  },
})
