import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Root user signs in with MFA',
  resource: accountType,
  severity: 'critical',
  why: 'The root user can do everything and nothing in the account can restrain it, so a password alone is too little.',
  fix: {
    text: 'Sign in as the root user and register a hardware or passkey MFA device, or remove root credentials centrally from the organization.',
    effort: 'S',
    cli: 'aws iam enable-organizations-root-credentials-management',
  },
  reads: ['facts.Root'],
  test: (account) =>
    factSatisfies(account, 'Root.MfaActive', (v) => v === true, {
      pass: 'The root user has MFA.',
      fail: 'The root user has no MFA.',
    }),
  examples: {
    pass: [{ name: 'with MFA', facts: { Root: { MfaActive: true } } }],
    fail: [{ name: 'without MFA', facts: { Root: { MfaActive: false } } }],
    unknown: [{ name: 'without a credential report', facts: {} }],
  },
})
