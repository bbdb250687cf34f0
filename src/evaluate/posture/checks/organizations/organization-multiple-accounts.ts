import { check } from '../../../../model/check.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'

const memberType = 'AWS::Organizations::Account'
const messages = {
  pass: 'The organization has several accounts.',
  fail: 'The organization has one account for everything.',
}

export default check({
  title: 'Workloads are separated by account',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'The account is the hardest wall there is between workloads and between their stages.',
  fix: {
    text: 'Give production, development, logs and security tooling accounts of their own.',
    effort: 'L',
    cli: 'aws organizations create-account --email EMAIL --account-name NAME',
    cloudformation: `Type: AWS::Organizations::Account
Properties:
  AccountName: NAME
  Email: EMAIL`,
  },
  reads: [],
  relates: [memberType],
  test: (organization, facts) => {
    if (facts.all(memberType, organization).length > 1) return pass(messages.pass)
    const seen = facts.seen(memberType, organization)
    return seen === true ? fail(messages.fail) : undecided(seen)
  },
  examples: {
    pass: [
      {
        name: 'with two',
        near: [
          { type: memberType, id: '111122223333' },
          { type: memberType, id: '444455556666' },
        ],
      },
    ],
    fail: [{ name: 'with one', near: [{ type: memberType, id: '111122223333' }] }],
    unknown: [{ name: 'when accounts were not seen', unseen: [memberType] }],
  },
})
