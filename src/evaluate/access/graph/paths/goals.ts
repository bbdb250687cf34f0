import type { Resource } from '../../../../model/resource.ts'
import { arnOf } from '../arn-of.ts'
import { reasonOf } from '../escalation/ask-steps.ts'
import type { HopFinder } from '../escalation/find-hops.ts'
import type { Estate } from '../estate.ts'
import type { Identity } from '../identity.ts'
import type { Guarded } from '../resource-policies.ts'
import type { Goal } from './path.ts'
import { findSensitive, type SensitiveData } from './sensitive.ts'

/** Data that a path may end at, and the call that takes it. */
interface Data {
  readonly action: string
  readonly arn: string
  readonly resource: Resource
  readonly guarded?: Guarded
}

/** Type → how its data is read, and the ARN that the call names. Databases of RDS are copied, not read. */
const reads: Readonly<Record<string, readonly [action: string, suffix: string]>> = {
  'AWS::SecretsManager::Secret': ['secretsmanager:GetSecretValue', ''],
  'AWS::KMS::Key': ['kms:Decrypt', ''],
  'AWS::S3::Bucket': ['s3:GetObject', '/any-object'],
  'AWS::DynamoDB::Table': ['dynamodb:GetItem', ''],
  'AWS::RDS::DBInstance': ['rds:CreateDBSnapshot', ''],
  'AWS::RDS::DBCluster': ['rds:CreateDBClusterSnapshot', ''],
  'AWS::SSM::Parameter': ['ssm:GetParameter', ''],
  'AWS::SQS::Queue': ['sqs:ReceiveMessage', ''],
  'AWS::Lambda::Function': ['lambda:GetFunction', ''],
}

type GoalOf = (identity: Identity, finder: HopFinder) => Goal | undefined

/** Administrators, whom every goal includes. */
export const administratorGoal: GoalOf = (identity, { administrators }) => {
  const standing = administrators.standing(identity)
  if (standing === 'no') return undefined
  if (standing === 'yes') return { kind: 'admin' }
  return { kind: 'admin', doubt: administrators.doubtAbout(identity) }
}

/** What of an estate counts as sensitive, of all that some call takes. */
export function sensitiveData(estate: Estate): SensitiveData {
  return findSensitive(estate.resources, (type) => Object.hasOwn(reads, type))
}

/** Administrators, and identities that can read sensitive data of the estate. */
export function sensitiveGoal(estate: Estate, { resources }: SensitiveData): GoalOf {
  return dataGoal(estate, (resource) => resources.has(resource), 'sensitive')
}

/** One identity, or the data of one resource. @param arn of either */
export function arnGoal(estate: Estate, arn: string): GoalOf {
  const identity = estate.identity(arn)
  if (identity !== undefined)
    return (one) => (one.arn === identity.arn ? { kind: 'identity' } : undefined)
  const bare = bareArn(arn)
  const known = dataGoal(estate, (_, own) => own === bare, 'resource')
  if (estate.resources.some((resource) => arnOf(resource) === bare)) return known
  const data = dataByArn(bare)
  return (one, finder) => (data === undefined ? undefined : reach(one, [data], finder, 'resource'))
}

/** Whether the policy of what is asked for has a say: of data outside of the estate only what identities say of it counts. */
export function isSeen(estate: Estate, to: string): boolean {
  if (to === 'admin' || to === 'sensitive' || estate.identity(to) !== undefined) return true
  if (/:iam:/.test(to)) return true
  return estate.resources.some((resource) => arnOf(resource) === bareArn(to))
}

/** An ARN of what is in a bucket stands for the bucket. */
function bareArn(arn: string): string {
  return arn.replace(/\/\*$/, '')
}

function dataGoal(
  estate: Estate,
  wanted: (resource: Resource, arn: string) => boolean,
  kind: 'sensitive' | 'resource',
): GoalOf {
  const guarded = new Map(estate.guarded.map((each) => [each.arn, each]))
  const all = estate.resources.flatMap((resource): Data[] => {
    const arn = arnOf(resource)
    const read = Object.hasOwn(reads, resource.type) ? reads[resource.type] : undefined
    if (arn === undefined || read === undefined || !wanted(resource, arn)) return []
    const policy = guarded.get(arn)
    const [action, suffix] = read
    return [
      {
        action,
        arn: `${arn}${suffix}`,
        resource,
        ...(policy !== undefined && { guarded: policy }),
      },
    ]
  })
  return (identity, finder) => {
    const power = kind === 'sensitive' ? administratorGoal(identity, finder) : undefined
    if (power !== undefined && power.doubt === undefined) return power
    const found = reach(identity, all, finder, kind)
    return found?.doubt === undefined ? (found ?? power) : (power ?? found)
  }
}

/** The first of the data that the identity reaches for certain; else the first that it may reach. */
function reach(
  identity: Identity,
  data: readonly Data[],
  { questions }: HopFinder,
  kind: 'sensitive' | 'resource',
): Goal | undefined {
  let perhaps: Goal | undefined
  for (const { action, arn, resource, guarded } of data) {
    const named = guarded?.policy !== undefined
    if (!named && !questions.mayAllow(identity, action)) continue
    const region = resource.region === undefined ? {} : { region: resource.region }
    const decision = questions.ask(identity, action, arn, {
      ...region,
      target: resource,
      ...(guarded !== undefined && { guarded }),
    })
    const { deciding, verdict } = decision
    const access = { action, arn, ...(deciding !== undefined && { deciding }) }
    if (verdict === 'allow') return { kind, access }
    if (verdict === 'unknown')
      perhaps ??= { kind, access, doubt: reasonOf(action, identity, arn, decision) }
  }
  return perhaps
}

const services: Readonly<Record<string, string>> = {
  secretsmanager: 'AWS::SecretsManager::Secret',
  kms: 'AWS::KMS::Key',
  s3: 'AWS::S3::Bucket',
  dynamodb: 'AWS::DynamoDB::Table',
  ssm: 'AWS::SSM::Parameter',
  sqs: 'AWS::SQS::Queue',
  lambda: 'AWS::Lambda::Function',
}

/** Whether paths can be looked for to it: `admin`, `sensitive`, or the ARN of an identity or of a resource with data. */
export function isGoal(to: string): boolean {
  const [arn, , service = ''] = to.split(':')
  const known = service === 'iam' || service === 'rds' || Object.hasOwn(services, service)
  return to === 'admin' || to === 'sensitive' || (arn === 'arn' && known)
}

/** A resource that is not in the estate: only what identities say of it counts. */
function dataByArn(arn: string): Data | undefined {
  const [, , service = '', region, account] = arn.split(':')
  const type = Object.hasOwn(services, service) ? services[service] : undefined
  const read = type === undefined ? undefined : reads[type]
  if (type === undefined || read === undefined) return undefined
  const [action, suffix] = read
  const resource: Resource = {
    type,
    id: arn,
    arn,
    ...(region && { region }),
    ...(account && { account }),
    properties: {},
    tags: {},
    source: { kind: 'aws' },
  }
  return { action, arn: arn.includes('/') && service === 's3' ? arn : `${arn}${suffix}`, resource }
}
