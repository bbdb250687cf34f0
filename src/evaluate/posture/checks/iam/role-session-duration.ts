import { check } from '../../../../model/check.ts'
import { policyType, someIdentityPolicy } from '../../predicates/identity-policies.ts'
import { decide } from '../../predicates/judgement.ts'
import { administration } from '../../predicates/roles.ts'
import { or, not, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const standard = 3_600
const hour = 3_600
const messages = {
  pass: 'Sessions are short enough for what the role may do.',
  fail: 'Sessions of an administrator last longer than 4 hours.',
}

export default check({
  title: 'Sessions of administrators last 4 hours at most',
  resource: 'AWS::IAM::Role',
  severity: 'low',
  why: 'Stolen session credentials work until the session ends; nobody can take them back one by one.',
  fix: {
    text: 'Lower the maximum session duration of the role to 4 hours or less.',
    effort: 'S',
    cli: 'aws iam update-role --role-name ROLE --max-session-duration 14400',
    cloudformation: `MaxSessionDuration: 14400`,
    terraform: `max_session_duration = 14400`,
  },
  reads: ['MaxSessionDuration', 'Policies', 'ManagedPolicyArns'],
  relates: [policyType],
  test: (role, facts) => {
    const short = holds(
      read(role, 'MaxSessionDuration') ?? standard,
      (v) => typeof v === 'number' && v <= 4 * hour,
    )
    if (short === true) return decide(true, messages, pointer('MaxSessionDuration'))
    const admin = someIdentityPolicy(role, facts, administration)
    return decide(or(short, not(admin)), messages, pointer('MaxSessionDuration'))
  },
  examples: {
    pass: [
      { name: 'by default', properties: {} },
      { name: 'with 12 hours and little power', properties: { MaxSessionDuration: 43_200 } },
    ],
    fail: [
      {
        name: 'with 12 hours for an administrator',
        properties: {
          MaxSessionDuration: 43_200,
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        },
      },
    ],
    unknown: [
      {
        name: 'when policies were denied',
        properties: { MaxSessionDuration: 43_200, ManagedPolicyArns: { $unknown: 'denied' } },
      },
    ],
  },
})
