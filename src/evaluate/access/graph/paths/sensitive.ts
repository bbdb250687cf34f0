import type { Resource } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { arnOf } from '../arn-of.ts'

/** What of an estate counts as sensitive data, and why. */
export interface SensitiveData {
  readonly resources: ReadonlySet<Resource>
  /** How many count by a tag, by a key of the customer, and by their type alone. */
  readonly byTag: number
  readonly byKey: number
  readonly byType: number
  /** How many hold data and do not count. */
  readonly left: number
}

const tagKey = /(?:class|sensitiv|confiden|data.?type|compliance|pii|phi)/i
const sensitiveValue =
  /(?:sensitive|confidential|restricted|secret|private|pii|phi|pci|hipaa|gdpr|personal|high|true|yes)/i
const classKey = /(?:data.?class|classification|sensitiv|confiden)/i

/** Type → where its properties name the key that encrypts the data. */
const keyPaths: Readonly<Record<string, string>> = {
  'AWS::SecretsManager::Secret': 'KmsKeyId',
  'AWS::S3::Bucket':
    'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::RDS::DBInstance': 'KmsKeyId',
  'AWS::RDS::DBCluster': 'KmsKeyId',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
}

/** Types that hold secrets or records by nature. */
const byNature = new Set([
  'AWS::SecretsManager::Secret',
  'AWS::DynamoDB::Table',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
])

/**
 * What counts as sensitive, by evidence:
 * 1. a tag classifies it so; what a tag classifies otherwise (`data-classification: public`) never counts
 * 2. it is encrypted with a key of the customer: somebody set it apart
 * 3. where nothing in the estate is classified by a tag, or its own tags could not be read: secrets, tables and databases, by their type
 * @param wanted types whose data a call takes
 */
export function findSensitive(
  resources: readonly Resource[],
  wanted: (type: string) => boolean,
): SensitiveData {
  const holding = resources.filter(({ type }) => wanted(type))
  const classes = new Map(holding.map((resource) => [resource, classOf(resource)]))
  const isClassified = [...classes.values()].some((found) => found !== undefined)
  const keys = customerKeys(resources)
  const found = new Set<Resource>()
  const count = { byTag: 0, byKey: 0, byType: 0 }
  for (const [resource, own] of classes) {
    const why =
      own === 'sensitive'
        ? 'byTag'
        : own === 'other'
          ? undefined
          : hasCustomerKey(resource, keys)
            ? 'byKey'
            : byNature.has(resource.type) && (!isClassified || isUnknown(resource.tags))
              ? 'byType'
              : undefined
    if (why === undefined) continue
    count[why]++
    found.add(resource)
  }
  return { resources: found, ...count, left: holding.length - found.size }
}

function classOf({ tags }: Resource): 'sensitive' | 'other' | undefined {
  if (isUnknown(tags)) return undefined
  const entries = Object.entries(tags)
  if (entries.some(([key, value]) => tagKey.test(key) && sensitiveValue.test(value)))
    return 'sensitive'
  return entries.some(([key]) => classKey.test(key)) ? 'other' : undefined
}

function customerKeys(resources: readonly Resource[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const resource of resources)
    if (resource.type === 'AWS::KMS::Key' && resource.facts?.['KeyManager'] !== 'AWS')
      for (const name of [resource.id, arnOf(resource)]) if (name !== undefined) keys.add(name)
  return keys
}

/** Services also show keys that AWS manages: a key is the customer's when it is in the snapshot, or has a name of its own. */
function hasCustomerKey({ type, properties }: Resource, keys: ReadonlySet<string>): boolean {
  const path = Object.hasOwn(keyPaths, type) ? keyPaths[type] : undefined
  if (path === undefined) return false
  let key: unknown = properties
  for (const step of path.split('.')) {
    if (typeof key !== 'object' || key === null) return false
    key = (key as Record<string, unknown>)[step]
  }
  if (typeof key !== 'string') return false
  return keys.has(key) || key.includes('${') || /(?:^|:)alias\/(?!aws\/)/.test(key)
}
