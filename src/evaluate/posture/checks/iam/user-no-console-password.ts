import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail } from '../../predicates/judgement.ts'
import { factSatisfies } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The user has no console password.',
  fail: 'The user has a console password.',
}

export default check({
  title: 'User has no console password',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'People belong in the identity provider, where one switch ends all their access.',
  fix: {
    text: 'Give the person access through IAM Identity Center, then delete the login profile.',
    effort: 'M',
    cli: 'aws iam delete-login-profile --user-name USER',
  },
  reads: ['LoginProfile', 'facts.PasswordEnabled'],
  test: (user) => {
    const profile = read(user, 'LoginProfile')
    if (profile !== undefined && !isUnknown(profile))
      return fail(messages.fail, pointer('LoginProfile'))
    return factSatisfies(user, 'PasswordEnabled', (v) => v === false, messages)
  },
  examples: {
    pass: [{ name: 'without one', facts: { PasswordEnabled: false } }],
    fail: [
      { name: 'with one', facts: { PasswordEnabled: true } },
      { name: 'with a login profile in a template', properties: { LoginProfile: {} } },
    ],
    unknown: [{ name: 'without a credential report', facts: {} }],
  },
})
