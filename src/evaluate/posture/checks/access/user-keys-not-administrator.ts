import { check } from '../../../../model/check.ts'
import { activeKeys } from '../../predicates/access-keys.ts'
import { credentialReachExamples, judgeCredentialReach } from '../../predicates/credential-reach.ts'
import { isReferredTo } from '../../predicates/related.ts'
import { holds, or } from '../../predicates/truth.ts'

const keyType = 'AWS::IAM::AccessKey'

export default check({
  title: 'Access key does not carry the rights of an administrator',
  resource: 'AWS::IAM::User',
  severity: 'high',
  why: 'A key that leaks is valid until somebody notices; with these rights, or a way to them, the account goes with it.',
  fix: {
    text: 'Replace the key by a role that the workload assumes; until then, limit the user to what its calls need, with plinth access generate.',
    effort: 'M',
    cli: 'aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive',
  },
  reads: ['facts.AccessKeys', 'Policies', 'ManagedPolicyArns', 'Groups'],
  relates: [keyType, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Group'],
  test: (user, facts) => {
    const active = holds(activeKeys(user), (keys) => Array.isArray(keys) && keys.length > 0)
    const declared = isReferredTo(user, facts, keyType, 'UserName')
    return judgeCredentialReach(user, facts, or(active, declared), 'access key')
  },
  examples: credentialReachExamples(
    { AccessKeys: [{ Status: 'Active' }] },
    { AccessKeys: [{ Status: 'Inactive' }] },
    { AccessKeys: { $unknown: 'denied', detail: 'iam:ListAccessKeys' } },
  ),
})
