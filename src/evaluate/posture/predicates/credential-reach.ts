import type { CheckDefinition, Judgement } from '../../../model/check.ts'
import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from './judgement.ts'
import type { Truth } from './truth.ts'

/**
 * Whether a credential of a user that is valid until somebody takes it away carries the rights of an administrator, at once or by a way to
 * them. A user who has no such rights passes whether or not it has the credential.
 * @param has whether it has the credential
 * @param name of the credential: `access key`
 */
export function judgeCredentialReach(
  user: Resource,
  facts: Facts,
  has: Truth,
  name: string,
): Judgement {
  const { Policies: own, ManagedPolicyArns: attached, Groups: groups } = user.properties
  const reach = [own, attached, groups].find(isUnknown) ?? facts.access.escalation(user)
  if (reach === 'none') return pass('The user has no way to the rights of an administrator.')
  if (has === false) return notApplicable(`The user has no ${name}.`)
  if (isUnknown(reach)) return undecided(reach)
  if (isUnknown(has)) return undecided(has)
  const subject = `The ${name}`
  return reach === 'is-administrator'
    ? fail(`${subject} carries the rights of an administrator.`)
    : fail(`${subject} leads to them: ${reach.hops.slice(0, 4).join(', then ')}.`)
}

/** The same for every credential: users with it, with other rights, and what could not be read. */
export function credentialReachExamples(
  facts: Readonly<Record<string, unknown>>,
  without: Readonly<Record<string, unknown>>,
  denied: Readonly<Record<string, unknown>>,
): CheckDefinition['examples'] {
  const user = (Action: string, Resource = '*') => ({
    id: 'subject',
    arn: 'arn:aws:iam::111122223333:user/subject',
    facts,
    properties: {
      Policies: [
        {
          PolicyName: 'inline',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action, Resource }],
          },
        },
      ],
    },
  })
  return {
    pass: [
      { name: 'of a user that reads one bucket', ...user('s3:GetObject', 'arn:aws:s3:::data/*') },
      {
        name: 'of a user with few rights, when credentials were denied',
        ...user('s3:GetObject', 'arn:aws:s3:::data/*'),
        facts: denied,
      },
    ],
    fail: [
      { name: 'of an administrator', ...user('*') },
      { name: 'of a user that writes its own policies', ...user('iam:PutUserPolicy') },
    ],
    unknown: [
      { name: 'of an administrator, when credentials were denied', ...user('*'), facts: denied },
      {
        name: 'with policies that could not be read',
        ...user('*'),
        properties: { Policies: { $unknown: 'denied', detail: 'iam:GetUserPolicy' } },
      },
      {
        name: 'with an attached policy that is not in the snapshot',
        ...user('*'),
        properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Other'] },
      },
    ],
    notApplicable: [{ name: 'of an administrator without it', ...user('*'), facts: without }],
  }
}
