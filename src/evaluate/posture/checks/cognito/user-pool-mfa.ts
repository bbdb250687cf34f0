import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'User pool requires a second factor',
  resource: 'AWS::Cognito::UserPool',
  severity: 'medium',
  why: 'Passwords of customers leak from other sites and are tried on yours.',
  fix: {
    text: 'Require MFA, with authenticator apps or passkeys.',
    effort: 'M',
    cli: 'aws cognito-idp set-user-pool-mfa-config --user-pool-id POOL --mfa-configuration ON --software-token-mfa-configuration Enabled=true',
    cloudformation: 'MfaConfiguration: "ON"',
    terraform: 'mfa_configuration = "ON"',
  },
  reads: ['MfaConfiguration'],
  test: (pool) =>
    satisfies(pool, 'MfaConfiguration', (v) => v === 'ON', {
      pass: 'A second factor is required.',
      fail: 'A password alone is enough.',
    }),
  examples: {
    pass: [{ properties: { MfaConfiguration: 'ON' } }],
    fail: [{ properties: { MfaConfiguration: 'OPTIONAL' } }, { properties: {} }],
    unknown: [{ properties: { MfaConfiguration: { $unknown: 'unresolved' } } }],
  },
})
