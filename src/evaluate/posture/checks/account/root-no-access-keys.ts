import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Root user has no access keys',
  resource: accountType,
  severity: 'critical',
  why: 'A root access key gives full, unrestrainable control of the account to whoever finds it.',
  fix: {
    text: 'Move whatever uses the key to a role, then delete the key as the root user.',
    effort: 'M',
    cli: 'aws iam delete-access-key --access-key-id ROOT_ACCESS_KEY_ID',
  },
  reads: ['facts.Root'],
  test: (account) =>
    factSatisfies(account, 'Root.AccessKeys', (v) => v === 0, {
      pass: 'The root user has no active access key.',
      fail: 'The root user has an active access key.',
    }),
  examples: {
    pass: [{ name: 'without keys', facts: { Root: { AccessKeys: 0 } } }],
    fail: [{ name: 'with a key', facts: { Root: { AccessKeys: 1 } } }],
    unknown: [{ name: 'without a credential report', facts: { Root: { $unknown: 'denied' } } }],
  },
})
