import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { isReferredTo } from '../../predicates/related.ts'
import { decide, fail, undecided } from '../../predicates/judgement.ts'
import { activeKeys } from '../../predicates/access-keys.ts'
import { holds } from '../../predicates/truth.ts'
import { factPointer } from '../../predicates/value.ts'

const keyType = 'AWS::IAM::AccessKey'
const messages = {
  pass: 'The user has no active access key.',
  fail: 'The user has an active access key.',
}

export default check({
  title: 'User has no access keys',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'Long-lived keys end up in code, images and laptops, and work from anywhere until somebody notices.',
  fix: {
    text: 'Let the workload assume a role (instance profile, task role, OIDC, Roles Anywhere), then delete the key.',
    effort: 'M',
    cli: 'aws iam delete-access-key --user-name USER --access-key-id ACCESS_KEY_ID',
  },
  reads: ['facts.AccessKeys'],
  relates: [keyType],
  test: (user, facts) => {
    const declared = isReferredTo(user, facts, keyType, 'UserName')
    if (isUnknown(declared)) return undecided(declared)
    if (declared) return fail(messages.fail)
    return decide(
      holds(activeKeys(user), (keys) => Array.isArray(keys) && keys.length === 0),
      messages,
      factPointer('AccessKeys'),
    )
  },
  examples: {
    pass: [
      { name: 'without keys', facts: { AccessKeys: [] } },
      { name: 'with an inactive key', facts: { AccessKeys: [{ Status: 'Inactive' }] } },
    ],
    fail: [
      { name: 'with an active key', facts: { AccessKeys: [{ Status: 'Active' }] } },
      {
        name: 'with a key in a template',
        near: [{ type: keyType, id: 'Key', properties: { UserName: 'subject' } }],
      },
    ],
    unknown: [{ name: 'when keys were denied', facts: { AccessKeys: { $unknown: 'denied' } } }],
  },
})
