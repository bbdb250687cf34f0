import { readEstate } from '../../../evaluate/access/graph/estate.ts'
import { candidateArns } from '../../../evaluate/access/graph/escalation/candidate-arns.ts'
import { loadEscalations } from '../../../evaluate/access/graph/escalation/methods.ts'
import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'

/**
 * Targets for a principal of which only its own policies are known: an administrator role, user and group, and a policy that it has
 * attached, under every name that its policies speak of. The role trusts the account and every service that runs code.
 */
export function assumedEstate(
  principal: Resource,
  belonging: readonly Resource[] = [],
): readonly Resource[] {
  const [self] = readEstate([principal, ...belonging]).identities
  if (self === undefined) return []
  const name = (kind: string, steps: readonly string[]) =>
    candidateArns(self, actionsOn(steps), `arn:aws:iam::{account}:${kind}/{name}`, '').filter(
      (arn) => arn !== self.arn,
    )
  const services = new Set<string>()
  const { methods, workloads } = loadEscalations()
  for (const { passes = [] } of methods) for (const { trusts } of passes) services.add(trusts)
  for (const { service } of Object.values(workloads)) services.add(service)
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: [...services] }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: self.account }, Action: 'sts:AssumeRole' },
    ],
  }
  const policies = name('policy', ['policy'])
  const groups = name('group', ['group'])
  const own = self.kind === 'user' ? groups.slice(0, 1).map(lastOf) : []
  return [
    {
      ...principal,
      properties: {
        ...principal.properties,
        ...(own.length > 0 && { Groups: own }),
        ManagedPolicyArns: [...listOf(principal.properties['ManagedPolicyArns']), ...policies],
      },
    },
    ...policies.map((arn) =>
      make('ManagedPolicy', arn, { PolicyDocument: { Version: '2012-10-17', Statement: [] } }),
    ),
    ...groups.map((arn, index) =>
      make(
        'Group',
        arn,
        index === 0 && own.length > 0 ? {} : { ManagedPolicyArns: [administrator] },
      ),
    ),
    ...(self.kind === 'user'
      ? [
          make('Group', `arn:aws:iam::${self.account}:group/any-administrators`, {
            ManagedPolicyArns: [administrator],
          }),
        ]
      : []),
    ...name('user', ['user']).map((arn) =>
      make('User', arn, { ManagedPolicyArns: [administrator] }),
    ),
    ...name('role', ['role']).map((arn) =>
      make('Role', arn, {
        ManagedPolicyArns: [administrator, ...policies],
        AssumeRolePolicyDocument: trust,
      }),
    ),
  ]
}

function actionsOn(kinds: readonly string[]): readonly string[] {
  const { methods } = loadEscalations()
  const steps = methods.flatMap((method) => method.steps)
  return [...new Set(steps.filter(({ on }) => kinds.includes(on)).map(({ action }) => action))]
}

function make(kind: string, arn: string, properties: Resource['properties']): Resource {
  const name = lastOf(arn)
  const account = arn.split(':')[4]
  return {
    type: `AWS::IAM::${kind}`,
    id: kind === 'ManagedPolicy' ? arn : name,
    arn,
    name,
    ...(account !== undefined && { account }),
    properties,
    tags: { ...unknown('not-collected', 'an assumed target') },
    source: { kind: 'aws' },
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
