import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'

const roleType = 'AWS::IAM::Role'
const userType = 'AWS::IAM::User'

const byTag = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'payments' } },
}
const byVariable = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::data/${aws:PrincipalTag/Team}/*',
}
const denyKey = {
  Effect: 'Deny',
  Action: 'iam:TagUser',
  Resource: '*',
  Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
}

export default check({
  title: 'Nobody can give themselves the tags that policies decide by',
  resource: accountType,
  severity: 'high',
  why: 'Where rights follow from a tag of the caller, whoever can set it on themselves chooses their rights; tags that come with a session are not looked at.',
  fix: {
    text: 'Deny iam:TagUser and iam:TagRole for these keys (aws:TagKeys) to all but the directory that assigns them.',
    effort: 'M',
  },
  reads: [],
  relates: [roleType, userType],
  test: (account, facts) => {
    const { keys, changedBy, doubt } = facts.access.callerTags(account)
    if (changedBy.length > 0)
      return fail(
        `Set by themselves (${nameSome(keys)}): ${nameSome(changedBy.map(({ id }) => id))}.`,
        '/id',
      )
    const unseen = [roleType, userType].map((type) => facts.seen(type, account)).find(isUnknown)
    const unread = doubt ?? unseen
    if (unread !== undefined) return undecided(unread, '/id')
    return keys.length === 0
      ? notApplicable('No policy of the account decides by tags of the caller.', '/id')
      : pass(
          `Policies decide by ${nameSome(keys)}, and only administrators can set it on themselves.`,
          '/id',
        )
  },
  examples: {
    pass: [
      { name: 'set by nobody', near: [user([byTag])] },
      { name: 'set by an administrator', near: [user([byTag, allow('*')])] },
      { name: 'with a deny on the key', near: [user([byTag, allow('iam:TagUser'), denyKey])] },
      { name: 'in a resource, set on others', near: [user([byVariable, allow('iam:TagRole')])] },
    ],
    fail: [
      { name: 'set by whom it decides about', near: [user([byTag, allow('iam:TagUser')])] },
      { name: 'named in a resource', near: [user([byVariable, allow('iam:Tag*')])] },
      {
        name: 'with a deny on another key',
        near: [
          user([
            byTag,
            allow('iam:TagUser'),
            { ...denyKey, Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'cost' } } },
          ]),
        ],
      },
    ],
    unknown: [
      {
        name: 'set under a condition',
        near: [
          user([
            byTag,
            {
              ...allow('iam:TagUser'),
              Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
            },
          ]),
        ],
      },
      {
        name: 'with a policy that could not be read',
        near: [{ ...user([byTag]), properties: { Policies: { $unknown: 'denied' } } }],
      },
      {
        name: 'denied for one way to spell the key only',
        near: [
          user([
            byTag,
            allow('iam:TagUser'),
            { ...denyKey, Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Team' } } },
          ]),
        ],
      },
      { name: 'when roles were not seen', near: [user([byTag])], unseen: [roleType] },
    ],
    notApplicable: [
      { name: 'without such policies', near: [user([allow('iam:TagUser')])] },
      { name: 'without identities' },
    ],
  },
})

function allow(Action: string) {
  return { Effect: 'Allow', Action, Resource: '*' }
}

function user(Statement: readonly object[]) {
  return {
    type: userType,
    id: 'ana',
    name: 'ana',
    arn: 'arn:aws:iam::111122223333:user/ana',
    properties: {
      Policies: [{ PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement } }],
    },
  }
}
