import { awsManagedPolicyType, type Resource } from '../../../model/resource.ts'
import { once } from '../../../lib/once.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Authorization } from '../evaluate/authorization.ts'
import type { Policy } from '../policy/policy.ts'
import type { Principal } from '../request/principal.ts'
import { arnOf, unnamedAccount } from './arn-of.ts'
import type { Identity } from './identity.ts'
import { type AccountGuardrails, createGuardrails } from './organization.ts'
import { everything, missingPolicy, readerOf } from './policy-reader.ts'
import { type Guarded, readGuarded } from './resource-policies.ts'

/** Everyone and everything of a snapshot that has a say in access, read once. */
export interface Estate {
  readonly identities: readonly Identity[]
  /** By ARN, and by `account/name` for references without a path. */
  readonly identity: (arn: string) => Identity | undefined
  /** Resources that carry a policy of their own, trust policies among them. */
  readonly guarded: readonly Guarded[]
  readonly guardrails: (account: string) => AccountGuardrails
  /** The layers for a request of an identity: of a session of it, in the case of a role. */
  readonly authorization: (identity: Identity, target?: Guarded) => Authorization
  /** What a group gives its members, or a user or role has besides its groups. @param holder a resource of the estate */
  readonly ownPolicies: (holder: Resource) => readonly Policy[]
  /** What a managed policy says. @param policy a resource of the estate */
  readonly managedPolicy: (policy: Resource) => Policy | undefined
  readonly resources: readonly Resource[]
}

/** Reads identities, policies and guardrails out of a snapshot, whatever its source. Pure; never throws. */
export function readEstate(resources: readonly Resource[]): Estate {
  const read = readerOf(resources)
  const guardrails = createGuardrails(resources, read)
  const managed = once(() => managedPolicies(resources, read))
  const identities = once(() => readIdentities(resources, managed(), guardrails, read))
  const index = once(() => indexIdentities(identities()))
  return {
    resources,
    get identities() {
      return identities()
    },
    identity: (arn) => index().get(arn) ?? index().get(nameKey(arn)),
    guarded: readGuarded(resources, read),
    guardrails,
    authorization: (identity, target) => authorize(identity, target, guardrails),
    managedPolicy: (policy) => managed().get(arnOf(policy) ?? policy.id),
    ownPolicies: (holder) => ownPolicies(holder, managed(), read),
  }
}

function readIdentities(
  resources: readonly Resource[],
  managed: ReadonlyMap<string, Policy>,
  guardrails: (account: string) => AccountGuardrails,
  read: Read,
): readonly Identity[] {
  const groups = groupPolicies(resources, managed, read)
  return resources
    .filter(({ type }) => type === 'AWS::IAM::User' || type === 'AWS::IAM::Role')
    .map((resource) => readIdentity(resource, managed, groups, guardrails, read))
}

/** By ARN, and by account and name, since references to sessions have no path. */
function indexIdentities(identities: readonly Identity[]): ReadonlyMap<string, Identity> {
  return new Map(
    identities.flatMap((one): [string, Identity][] => [
      [`${one.account}/${one.kind}/${one.name}`, one],
      [one.arn, one],
    ]),
  )
}

/** `arn:aws:iam::111122223333:role/path/name` and `…:assumed-role/name/session` → `111122223333/role/name`. */
function nameKey(arn: string): string {
  const [, , , account = '', ...rest] = arn.split(':').slice(1)
  const parts = rest.join(':').split('/')
  const [kind = ''] = parts
  if (kind === 'assumed-role') return `${account}/role/${parts[1]}`
  return `${account}/${kind}/${parts.at(-1)}`
}

type Read = (document: unknown, name: string, home: Resource) => Policy

function managedPolicies(resources: readonly Resource[], read: Read): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>([[everything.name ?? '', everything]])
  for (const resource of resources)
    if (resource.type === 'AWS::IAM::ManagedPolicy' || resource.type === awsManagedPolicyType) {
      const arn = arnOf(resource) ?? resource.id
      const policy = read(resource.properties['PolicyDocument'], resource.name ?? arn, resource)
      policies.set(arn, policy)
      if (resource.stack !== undefined)
        for (const suffix of ['', '.Arn', '.arn'])
          policies.set(`${resource.stack}\n\${${resource.id}${suffix}}`, policy)
    }
  return policies
}

/** Policies of an identity or group: inline, then attached. */
function ownPolicies(
  resource: Resource,
  managed: ReadonlyMap<string, Policy>,
  read: Read,
): readonly Policy[] {
  const { Policies: inline, ManagedPolicyArns: attached } = resource.properties
  return [
    ...listOf(inline).map((entry) => {
      const { PolicyName: name, PolicyDocument: document } = (entry ?? {}) as Record<
        string,
        unknown
      >
      return isUnknown(entry)
        ? read(entry, 'an inline policy', resource)
        : read(document, typeof name === 'string' ? name : 'an inline policy', resource)
    }),
    ...listOf(attached).map((arn) => attachedPolicy(arn, resource, managed, read)),
  ]
}

function attachedPolicy(
  arn: unknown,
  resource: Resource,
  managed: ReadonlyMap<string, Policy>,
  read: Read,
): Policy {
  if (isUnknown(arn)) return read(arn, 'an attached policy', resource)
  const name = String(arn)
  return managed.get(name) ?? managed.get(`${resource.stack}\n${name}`) ?? missingPolicy(name)
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function groupPolicies(
  resources: readonly Resource[],
  managed: ReadonlyMap<string, Policy>,
  read: Read,
): ReadonlyMap<string, readonly Policy[]> {
  const groups = new Map<string, readonly Policy[]>()
  for (const resource of resources) {
    if (resource.type !== 'AWS::IAM::Group') continue
    const policies = ownPolicies(resource, managed, read)
    const references = ['', '.Arn', '.name', '.id'].map((end) => `\${${resource.id}${end}}`)
    for (const name of [resource.name, resource.id, ...references])
      if (name !== undefined) groups.set(`${resource.account ?? resource.stack} ${name}`, policies)
  }
  return groups
}

function readIdentity(
  resource: Resource,
  managed: ReadonlyMap<string, Policy>,
  groups: ReadonlyMap<string, readonly Policy[]>,
  guardrails: (account: string) => AccountGuardrails,
  read: Read,
): Identity {
  const kind = resource.type === 'AWS::IAM::User' ? 'user' : 'role'
  const arn = arnOf(resource) ?? resource.id
  const account = resource.account ?? arn.split(':')[4] ?? unnamedAccount
  const { Groups: groupNames, PermissionsBoundary: boundary } = resource.properties
  const policies = [
    ...ownPolicies(resource, managed, read),
    ...listOf(groupNames).flatMap((name) =>
      isUnknown(name)
        ? [read(name, 'a group', resource)]
        : (groups.get(`${resource.account ?? resource.stack} ${String(name)}`) ?? [
            missingPolicy(`the group ${String(name)}`),
          ]),
    ),
  ]
  const serviceLinked = arn.includes(':role/aws-service-role/')
  return {
    kind,
    arn,
    account,
    name: resource.name ?? resource.id,
    resource,
    policies,
    serviceLinked,
    principal: principalOf(kind, arn, account, resource, guardrails(account)),
    ...(boundary !== undefined && {
      boundary: attachedPolicy(boundary, resource, managed, read),
    }),
    ...(kind === 'role' && {
      trust: read(resource.properties['AssumeRolePolicyDocument'], 'the trust policy', resource),
    }),
  }
}

function principalOf(
  kind: Identity['kind'],
  arn: string,
  account: string,
  resource: Resource,
  { organization, orgPaths }: AccountGuardrails,
): Principal {
  return {
    kind: arn.includes(':role/aws-service-role/') ? 'service-linked-role' : kind,
    arn,
    account,
    ...(!isUnknown(resource.tags) && { tags: resource.tags }),
    ...(organization?.id !== undefined && { orgId: organization.id }),
    ...(orgPaths !== undefined && { orgPaths }),
  }
}

function authorize(
  identity: Identity,
  target: Guarded | undefined,
  guardrails: (account: string) => AccountGuardrails,
): Authorization {
  const own = guardrails(identity.account)
  const theirs = target?.account === undefined ? own : guardrails(target.account)
  return {
    identityPolicies: identity.policies,
    ...(identity.boundary !== undefined && { permissionsBoundary: identity.boundary }),
    ...(own.serviceControl !== undefined && { serviceControlPolicies: own.serviceControl }),
    ...(theirs.resourceControl !== undefined && {
      resourceControlPolicies: theirs.resourceControl,
    }),
    ...(own.organization !== undefined && { organization: own.organization }),
    ...(target?.policy !== undefined && { resourcePolicy: target.policy }),
    ...(target?.s3 !== undefined && { s3: target.s3 }),
  }
}
