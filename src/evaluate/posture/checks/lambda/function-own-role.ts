import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { countValue } from '../../predicates/value-count.ts'
import { read, pointer } from '../../predicates/value.ts'

const functionType = 'AWS::Lambda::Function'

export default check({
  title: 'Function has a role of its own',
  resource: functionType,
  severity: 'low',
  why: 'A shared role gives every function the permissions that any one of them needs.',
  fix: {
    text: 'Give each function a role with just the permissions it uses.',
    effort: 'M',
    cli: 'aws lambda update-function-configuration --function-name FUNCTION --role ROLE',
  },
  reads: ['Role'],
  relates: ['AWS::IAM::Role', functionType],
  test: (fn, facts) => {
    const role = read(fn, 'Role')
    const at = pointer('Role')
    if (isUnknown(role)) return undecided(role, at)
    if (typeof role !== 'string') return undecided(unknown('unresolved', 'the role'), at)
    const found = facts.find('AWS::IAM::Role', role, fn)
    const sharing =
      found === undefined
        ? countValue(facts.all(functionType, fn), 'Role', role)
        : facts.referring(functionType, 'Role', found).length
    if (sharing > 1) return fail('Other functions use the same role.', at)
    const seen = found?.stack !== undefined ? true : facts.seen(functionType, fn)
    return seen === true ? pass('No other function uses the role.', at) : undecided(seen, at)
  },
  examples: {
    pass: [{ properties: { Role: 'arn:aws:iam::111122223333:role/a' } }],
    fail: [
      {
        properties: { Role: 'arn:aws:iam::111122223333:role/a' },
        near: [
          {
            type: functionType,
            id: 'other',
            properties: { Role: 'arn:aws:iam::111122223333:role/a' },
          },
        ],
      },
    ],
    unknown: [
      { properties: { Role: { $unknown: 'unresolved' } } },
      { properties: { Role: 'arn:aws:iam::111122223333:role/a' }, unseen: [functionType] },
    ],
  },
})
