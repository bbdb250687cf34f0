import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { isAccountId } from '../../predicates/arn.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { reaches } from '../../predicates/policy-admin.ts'
import { statements } from '../../predicates/policy.ts'
import { or } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const ownAccount = 'AWS:${AWS::AccountId}'
const root = 'arn:aws:iam::111122223333:root'
const admin = 'arn:aws:iam::111122223333:role/admin'
const app = 'arn:aws:iam::111122223333:role/app'
const administering = ['kms:putkeypolicy', 'kms:schedulekeydeletion']
const using = ['kms:decrypt']
const messages = {
  pass: 'Nobody named in the key policy both administers and uses the key.',
  fail: 'Somebody named in the key policy both administers and uses the key.',
}

export default check({
  title: 'Key policy separates administrators from users',
  resource: 'AWS::KMS::Key',
  severity: 'low',
  why: 'Who can both change the policy and decrypt can read everything and hide it.',
  fix: {
    text: 'Give administrators the management actions only, and users the cryptographic actions only.',
    effort: 'M',
    cli: 'aws kms put-key-policy --key-id KEY_ID --policy file://POLICY.json',
  },
  reads: ['KeyPolicy'],
  test: (key) => {
    const all = statements(read(key, 'KeyPolicy'))
    if (isUnknown(all)) return undecided(all, pointer('KeyPolicy'))
    const administrators = new Set<string>()
    const users = new Set<string>()
    for (const statement of all) {
      if (statement.effect !== 'Allow') continue
      const { principals } = statement
      if (isUnknown(principals)) return undecided(principals, pointer('KeyPolicy'))
      const administers = or(...administering.map((action) => reaches(statement, action)))
      const uses = or(...using.map((action) => reaches(statement, action)))
      if (isUnknown(administers)) return undecided(administers, pointer('KeyPolicy'))
      if (isUnknown(uses)) return undecided(uses, pointer('KeyPolicy'))
      for (const principal of principals) {
        if (isAccount(principal)) continue
        if (administers) administrators.add(principal)
        if (uses) users.add(principal)
      }
    }
    return decide(![...administrators].some((p) => users.has(p)), messages, pointer('KeyPolicy'))
  },
  examples: {
    pass: [
      { name: 'for the account as a whole', properties: policy([root, 'kms:*']) },
      {
        name: 'with two roles',
        properties: policy([admin, 'kms:Put*'], [app, ['kms:Decrypt', 'kms:GenerateDataKey']]),
      },
    ],
    fail: [
      { name: 'with one role for all', properties: policy([app, 'kms:*']) },
      {
        name: 'with one role in two statements',
        properties: policy([app, 'kms:ScheduleKeyDeletion'], [app, 'kms:Decrypt']),
      },
    ],
    unknown: [
      { name: 'when unresolved', properties: policy([{ $unknown: 'unresolved' }, 'kms:*']) },
    ],
  },
})

/** The account itself, which hands the decision to IAM. */
function isAccount(principal: string): boolean {
  return principal.endsWith(':root') || isAccountId(principal.slice(4)) || principal === ownAccount
}

function policy(...pairs: readonly (readonly [unknown, unknown])[]) {
  const Statement = pairs.map(([AWS, Action]) => ({ Effect: 'Allow', Principal: { AWS }, Action }))
  return { KeyPolicy: { Statement } }
}
