import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { factSatisfies } from '../../predicates/property.ts'
import { fact, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'User with a console password has MFA',
  resource: 'AWS::IAM::User',
  severity: 'high',
  why: 'A password that was phished or reused opens the console alone.',
  fix: {
    text: 'Register an MFA device for the user, or move the person to the identity provider and remove the password.',
    effort: 'S',
    cli: 'aws iam enable-mfa-device --user-name USER --serial-number SERIAL --authentication-code1 CODE --authentication-code2 CODE',
  },
  reads: ['facts.PasswordEnabled', 'facts.MfaActive'],
  test: (user) => {
    if (fact(user, 'PasswordEnabled') === false)
      return notApplicable('The user has no console password.', factPointer('PasswordEnabled'))
    return factSatisfies(user, 'MfaActive', (v) => v === true, {
      pass: 'The user has MFA.',
      fail: 'The user signs in with a password alone.',
    })
  },
  examples: {
    pass: [{ name: 'with MFA', facts: { PasswordEnabled: true, MfaActive: true } }],
    fail: [{ name: 'without MFA', facts: { PasswordEnabled: true, MfaActive: false } }],
    unknown: [{ name: 'in a template', properties: { LoginProfile: {} } }],
    notApplicable: [
      { name: 'without a password', facts: { PasswordEnabled: false, MfaActive: false } },
    ],
  },
})
