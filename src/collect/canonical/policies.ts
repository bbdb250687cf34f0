import { isUnknown, unknown } from '../../model/unknown.ts'
import { type Draft, isObject } from './draft.ts'
import { rewrite } from './rewrite.ts'

const inline = ['Policies.*.PolicyDocument']
const document = ['PolicyDocument']

/** Where each type holds policy documents. */
const paths: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::DynamoDB::Table': ['ResourcePolicy.PolicyDocument'],
  'AWS::EC2::VPCEndpoint': document,
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::IAM::Group': inline,
  'AWS::IAM::GroupPolicy': document,
  'AWS::IAM::ManagedPolicy': document,
  'AWS::IAM::Policy': document,
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', ...inline],
  'AWS::IAM::RolePolicy': document,
  'AWS::IAM::User': inline,
  'AWS::IAM::UserPolicy': document,
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
  'AWS::Organizations::Policy': ['Content'],
  'AWS::S3::BucketPolicy': document,
  'AWS::SNS::TopicInlinePolicy': document,
  'AWS::SNS::TopicPolicy': document,
  'AWS::SQS::QueueInlinePolicy': document,
  'AWS::SQS::QueuePolicy': document,
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy'],
}
const whole = ['ResourcePolicy']

/** Makes every policy document of a draft an object. One that is not readable JSON becomes unknown. */
export function readPolicies({ type, properties }: Draft): void {
  const bare = type.startsWith('Part::') ? type.slice(6) : type
  const own = Object.hasOwn(paths, bare) ? (paths[bare] ?? whole) : whole
  for (const path of own === whole ? whole : [...own, ...whole]) {
    const [property = '', ...rest] = path.split('.')
    if (!Object.hasOwn(properties, property)) continue
    if (path === 'ResourcePolicy' && own.includes('ResourcePolicy.PolicyDocument')) continue
    properties[property] = rewrite(properties[property], rest, readPolicy)
  }
}

/** A policy document as an object: parsed when it is a JSON string, unknown when it cannot be. */
export function readPolicy(value: unknown): unknown {
  if (value === undefined || value === null || isUnknown(value) || isObject(value)) return value
  if (typeof value !== 'string') return unknown('unresolved', 'the policy is not a JSON object')
  if (value.trim() === '') return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : unknown('unresolved', 'the policy is not a JSON object')
  } catch {
    return unknown('unresolved', 'the policy is not valid JSON')
  }
}
