import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { activeKeys } from '../../predicates/access-keys.ts'
import { holds } from '../../predicates/truth.ts'
import { factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The user has at most one active access key.',
  fail: 'The user has two active access keys.',
}

export default check({
  title: 'User has at most one active access key',
  resource: 'AWS::IAM::User',
  severity: 'low',
  why: 'The second key is for the hours of a rotation; when it stays, rotation has stopped half-way.',
  fix: {
    text: 'Finish the rotation: deactivate the older key and delete it.',
    effort: 'S',
    cli: 'aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive',
  },
  reads: ['facts.AccessKeys'],
  test: (user) =>
    decide(
      holds(activeKeys(user), (keys) => Array.isArray(keys) && keys.length < 2),
      messages,
      factPointer('AccessKeys'),
    ),
  examples: {
    pass: [
      { name: 'with one', facts: { AccessKeys: [{ Status: 'Active' }, { Status: 'Inactive' }] } },
    ],
    fail: [
      { name: 'with two', facts: { AccessKeys: [{ Status: 'Active' }, { Status: 'Active' }] } },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
