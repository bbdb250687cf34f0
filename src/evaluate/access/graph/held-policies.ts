import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import { isHeldHere } from './attachments.ts'
import { readEstate } from './estate.ts'
import { joinPolicies, type Origin } from './joined-policy.ts'
import { everything, isMissing, readerOf } from './policy-reader.ts'
import { policyProperties } from './resource-policies.ts'

/** What a policy does for the resource that has it: names of the pairs that a comparison makes. */
export type PolicyPart =
  | 'identity policies'
  | 'trust policy'
  | 'resource policy'
  | 'permissions boundary'
  | 'policy of the endpoint'
  | 'guardrail'

/** The policies of one part of one resource, as one policy. */
export interface HeldPolicy {
  readonly resource: Resource
  readonly part: PolicyPart
  readonly type: PolicyType
  readonly policy: Policy
  /** By the place of a statement: which document it is from. */
  readonly origins: readonly Origin[]
  /** Policies that are attached by name and not among the resources: what they say is not in `policy`. */
  readonly elsewhere: readonly string[]
  /** Whether everything is allowed where the part is absent: of what limits rather than grants. */
  readonly limits: boolean
  /** Of guardrails: what they are attached to. */
  readonly target?: string
  /** Whether what it decides about may stay where the resource that holds it goes. */
  readonly outlived: boolean
}

const managedPolicy = 'AWS::IAM::ManagedPolicy'

/** Sub-resources that stay by themselves where what they belong to is not among the resources. */
const lone: Readonly<Record<string, readonly [property: string, part: PolicyPart]>> = {
  'AWS::IAM::ManagedPolicy': ['PolicyDocument', 'identity policies'],
  'AWS::IAM::Policy': ['PolicyDocument', 'identity policies'],
  'AWS::IAM::RolePolicy': ['PolicyDocument', 'identity policies'],
  'AWS::IAM::UserPolicy': ['PolicyDocument', 'identity policies'],
  'AWS::IAM::GroupPolicy': ['PolicyDocument', 'identity policies'],
  'AWS::S3::BucketPolicy': ['PolicyDocument', 'resource policy'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument', 'resource policy'],
  'AWS::SNS::TopicInlinePolicy': ['PolicyDocument', 'resource policy'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument', 'resource policy'],
  'AWS::SQS::QueueInlinePolicy': ['PolicyDocument', 'resource policy'],
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy', 'resource policy'],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument', 'policy of the endpoint'],
  'AWS::Organizations::Policy': ['Content', 'guardrail'],
}

/** Of these, what is read as a policy of its own belongs to something that is not among the resources. */
const policiesOfOthers: ReadonlySet<string> = new Set(
  Object.keys(lone).filter((type) => type !== 'AWS::EC2::VPCEndpoint' && type !== managedPolicy),
)

/**
 * Every policy that the resources of a template, plan or snapshot hold, by resource and part. What an identity has inline, attached
 * and by its groups is one policy, so that moving a statement from one to the other changes nothing. Pure; never throws.
 */
export function heldPolicies(resources: readonly Resource[]): readonly HeldPolicy[] {
  const estate = readEstate(resources)
  const read = readerOf(resources)
  const held: HeldPolicy[] = []
  for (const { resource, policies, boundary, trust } of estate.identities) {
    held.push(holding(resource, 'identity policies', policies))
    if (boundary !== undefined) held.push(holding(resource, 'permissions boundary', [boundary]))
    if (trust !== undefined) held.push(holding(resource, 'trust policy', [trust]))
  }
  for (const resource of resources) {
    if (resource.type === 'AWS::IAM::Group')
      held.push(holding(resource, 'identity policies', estate.ownPolicies(resource)))
    const [path, part] = placeOf(resource.type)
    const document = path === undefined ? undefined : valueAt(resource.properties, path)
    if (document === undefined || part === undefined) continue
    const outlived = resource.type === managedPolicy && !isHeldHere(resource, resources)
    const found = {
      ...holding(resource, part, [read(document, `the ${part}`, resource)]),
      ...(outlived && { outlived }),
    }
    held.push(...(part === 'guardrail' ? byTarget(found) : [found]))
  }
  return held
}

/** One for each thing that a guardrail is attached to; which that is may be unknown. */
function byTarget(guardrail: HeldPolicy): readonly HeldPolicy[] {
  const { TargetIds: given } = guardrail.resource.properties
  if (given === undefined) return [guardrail]
  const targets: readonly unknown[] = Array.isArray(given) ? given : [given]
  const unresolved = targets.find((target) => isUnknown(target))
  if (isUnknown(unresolved)) {
    const policy = { ...guardrail.policy, unresolved }
    return [{ ...guardrail, policy }]
  }
  return Array.from(targets, (target) => ({ ...guardrail, target: String(target) }))
}

function placeOf(type: string): readonly [path?: readonly string[], part?: PolicyPart] {
  const single = Object.hasOwn(lone, type) ? lone[type] : undefined
  if (single !== undefined) return [[single[0]], single[1]]
  const path = Object.hasOwn(policyProperties, type) ? policyProperties[type] : undefined
  return path === undefined || type === 'AWS::IAM::Role' ? [] : [path, 'resource policy']
}

function valueAt(properties: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = properties
  for (const key of path) {
    if (value === undefined || value === null || isUnknown(value)) break
    value = (value as Record<string, unknown>)[key]
  }
  return value ?? undefined
}

const types: Readonly<Record<PolicyPart, PolicyType>> = {
  'identity policies': 'identity',
  'trust policy': 'trust',
  'resource policy': 'resource',
  'permissions boundary': 'boundary',
  'policy of the endpoint': 'vpc-endpoint',
  guardrail: 'service-control',
}

function holding(resource: Resource, part: PolicyPart, given: readonly Policy[]): HeldPolicy {
  const policies = [...new Set(given)]
  const elsewhere = policies.filter(isMissing).map(({ name = '' }) => name)
  const readable = policies.filter((policy) => !isMissing(policy))
  // A guardrail that only denies stands beside FullAWSAccess.
  const denies = part === 'guardrail' && !readable.some(allows)
  const joined = joinPolicies(denies ? [everything, ...readable] : readable, `the ${part}`)
  const controlsResources = resource.properties['Type'] === 'RESOURCE_CONTROL_POLICY'
  return {
    resource,
    part,
    type: part === 'guardrail' && controlsResources ? 'resource-control' : types[part],
    ...joined,
    elsewhere,
    limits: types[part] === 'boundary' || part === 'guardrail' || part === 'policy of the endpoint',
    outlived: part === 'guardrail' || policiesOfOthers.has(resource.type),
  }
}

function allows({ statements, unresolved }: Policy): boolean {
  return unresolved !== undefined || statements.some(({ effect }) => effect === 'Allow')
}
