import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { reaches } from '../../predicates/policy-admin.ts'
import { statements, type Statement } from '../../predicates/policy.ts'
import { isPositive } from '../../predicates/trust.ts'
import { and, holds, or, not, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

/** Issuers that sign tokens for every customer alike: the audience proves nothing there. */
const shared = ['githubusercontent.com', 'gitlab.com', 'app.terraform.io', 'circleci.com']
/** What every workload of an EKS cluster and every job of a forge asks for: it tells nobody apart. */
const everyAudience = 'sts.amazonaws.com'
/** Claims that say who the caller is; GitHub's are keys of their own too. */
const claims = [':sub', ':aud', ':repository', ':repository_owner', ':job_workflow_ref']
/** What a subject starts with before it names anybody. */
const scheme = /^(?:repo:|project_path:|organization:|org\/|system:serviceaccount:)(.*)$/
const messages = {
  pass: 'Only named identities of the provider may assume the role.',
  fail: 'Any identity of the provider may assume the role.',
}

export default check({
  title: 'Role names the web identities that may assume it',
  resource: 'AWS::IAM::Role',
  severity: 'high',
  why: 'Without a condition on the subject, every repository or user of a public issuer may assume the role.',
  fix: {
    text: 'Require the subject claim in the trust policy, down to the repository and branch or environment.',
    effort: 'S',
    cloudformation: `Condition:
  StringEquals:
    token.actions.githubusercontent.com:aud: sts.amazonaws.com
    token.actions.githubusercontent.com:sub: repo:ORG/REPO:ref:refs/heads/main`,
  },
  reads: ['AssumeRolePolicyDocument'],
  test: (role) => {
    const all = statements(read(role, 'AssumeRolePolicyDocument'))
    if (isUnknown(all)) return undecided(all, pointer('AssumeRolePolicyDocument'))
    let used: Truth = false
    let limited: Truth = true
    for (const statement of all) {
      if (statement.effect !== 'Allow') continue
      const web = and(
        reaches(statement, 'sts:assumerolewithwebidentity'),
        holds(statement.principals, isFederated),
      )
      if (web === false) continue
      used = or(used, web)
      limited = and(limited, or(limitsIdentity(statement), not(web)))
    }
    return used === false
      ? notApplicable('No web identity assumes the role.')
      : decide(limited, messages, pointer('AssumeRolePolicyDocument'))
  },
  examples: {
    pass: [
      {
        name: 'with a repository',
        properties: trust({ [`${shared[0]}:sub`]: 'repo:example/app:*' }),
      },
      { name: 'with an audience of its own', properties: trust({ 'id.example.com:aud': 'app' }) },
      {
        name: 'with the service account of a namespace',
        properties: trust({
          'oidc.eks.eu-west-1.amazonaws.com/id/A:sub': 'system:serviceaccount:web:*',
        }),
      },
    ],
    fail: [
      { name: 'without conditions', properties: trust({}) },
      { name: 'with an audience only', properties: trust({ [`${shared[0]}:aud`]: 'sts' }) },
      { name: 'with every repository', properties: trust({ [`${shared[0]}:sub`]: 'repo:*' }) },
      {
        name: 'with a branch of any repository',
        properties: trust({ [`${shared[0]}:sub`]: 'repo:*:ref:refs/heads/main' }),
      },
      {
        name: 'with the beginning of an owner',
        properties: trust({ [`${shared[0]}:sub`]: 'repo:exam*' }),
      },
      {
        name: 'with the audience that every pod of a cluster has',
        properties: trust({ 'oidc.eks.eu-west-1.amazonaws.com/id/A:aud': 'sts.amazonaws.com' }),
      },
    ],
    unknown: [
      {
        name: 'with an unresolved subject',
        properties: trust({ 'x:sub': { $unknown: 'unresolved' } }),
      },
    ],
    notApplicable: [
      { name: 'without web identity', properties: {} },
      {
        name: 'with a service that may use all of STS',
        properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:*' },
            ],
          },
        },
      },
    ],
  },
})

function isFederated(principals: unknown): boolean {
  return (
    Array.isArray(principals) &&
    principals.some((p) => p === '*' || String(p).startsWith('Federated:'))
  )
}

function limitsIdentity({ conditions }: Statement): Truth {
  if (isUnknown(conditions)) return conditions
  let result: Truth = false
  for (const { operator, key, values } of conditions) {
    if (!isPositive(operator)) continue
    const audience = key.endsWith(':aud')
    if (!claims.some((claim) => key.endsWith(claim))) continue
    if (audience && shared.some((s) => key.includes(s))) continue
    if (isUnknown(values)) result = or(result, values)
    else if (audience && values.includes(everyAudience)) continue
    else if (values.length > 0 && values.every(isSpecific)) return true
  }
  return result
}

/** A value whose fixed beginning names the owner: `repo:example/*`, not `repo:ex*`. */
function isSpecific(subject: string): boolean {
  const wild = subject.search(/[*?]/)
  if (wild < 0) return subject !== ''
  const [, owner = subject.slice(0, wild)] = scheme.exec(subject.slice(0, wild)) ?? []
  return /[^/:][/:]/.test(owner) || (owner !== '' && !scheme.test(subject))
}

function trust(tests: Record<string, unknown>) {
  const Principal = { Federated: 'arn:aws:iam::111122223333:oidc-provider/issuer' }
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const Condition = { StringLike: tests }
  return {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action, Condition }] },
  }
}
