import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'

const roleType = 'AWS::IAM::Role'
const policyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
/** A way in for people, one for the pipeline, one for emergencies; more need a reason. */
const few = 3

export default check({
  title: 'Few users and roles have the rights of an administrator',
  resource: accountType,
  severity: 'medium',
  why: 'Every administrator is a way to lose the whole account, however the rights are put together.',
  fix: {
    text: 'Take the rights from identities that do not administer; write their policies from what they do, with plinth access generate.',
    effort: 'L',
  },
  reads: [],
  relates: [roleType, 'AWS::IAM::User'],
  test: (account, facts) => {
    const unseen = [roleType, 'AWS::IAM::User']
      .map((type) => facts.seen(type, account))
      .find(isUnknown)
    const found = unseen ?? facts.access.administrators(account)
    if (isUnknown(found)) return undecided(found, '/id')
    return found.length <= few
      ? pass('At most three users and roles have the rights of an administrator.', '/id')
      : fail(`${found.length} have them: ${nameSome(found.map(({ id }) => id))}.`, '/id')
  },
  examples: {
    pass: [
      { name: 'without identities' },
      { name: 'with two administrators', near: [role('people'), role('pipeline')] },
    ],
    fail: [{ name: 'with four', near: ['a', 'b', 'c', 'd'].map(role) }],
    unknown: [
      { name: 'when roles were not seen', unseen: [roleType] },
      {
        name: 'with an attached policy that is not in the snapshot',
        near: [
          { ...role('a'), properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Other'] } },
        ],
      },
    ],
  },
})

function role(name: string) {
  return {
    type: roleType,
    id: name,
    name,
    arn: `arn:aws:iam::111122223333:role/${name}`,
    properties: { ManagedPolicyArns: [policyArn], AssumeRolePolicyDocument: { Statement: [] } },
  }
}
