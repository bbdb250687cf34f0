import type { Resource } from '../../../../model/resource.ts'
import { arnOf } from '../arn-of.ts'
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
export const administratorGoal: GoalOf = (identity, { administrators }) =>
  administrators.standing(identity) === 'yes' ? { kind: 'admin' } : undefined

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
  const bare = arn.replace(/\/\*$/, '')
  const known = dataGoal(estate, (_, own) => own === bare, 'resource')
  if (estate.resources.some((resource) => arnOf(resource) === bare)) return known
  const data = dataByArn(bare)
  return (one, finder) => (data === undefined ? undefined : reach(one, [data], finder, 'resource'))
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
  return (identity, finder) =>
    (kind === 'sensitive' ? administratorGoal(identity, finder) : undefined) ??
    reach(identity, all, finder, kind)
}

function reach(
  identity: Identity,
  data: readonly Data[],
  { questions }: HopFinder,
  kind: 'sensitive' | 'resource',
): Goal | undefined {
  for (const { action, arn, resource, guarded } of data) {
    const named = guarded?.policy !== undefined
    if (!named && !questions.mayAllow(identity, action)) continue
    const region = resource.region === undefined ? {} : { region: resource.region }
    const decision = questions.ask(identity, action, arn, {
      ...region,
      target: resource,
      ...(guarded !== undefined && { guarded }),
    })
    if (decision.verdict !== 'allow') continue
    const { deciding } = decision
    return { kind, access: { action, arn, ...(deciding !== undefined && { deciding }) } }
  }
  return undefined
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
