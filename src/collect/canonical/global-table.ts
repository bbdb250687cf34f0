import type { Resource } from '../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import { isObject } from './draft.ts'

const shared = [
  'AttributeDefinitions',
  'BillingMode',
  'KeySchema',
  'SSESpecification',
  'StreamSpecification',
  'TableName',
]

/**
 * A DynamoDB global table as the table that each of its replicas is: what is set by replica holds only when it holds
 * for all of them. Any other resource as it is.
 */
export function tableOfReplicas(resource: Resource): Resource {
  if (resource.type !== 'AWS::DynamoDB::GlobalTable') return resource
  const replicas = replicasOf(resource.properties['Replicas'])
  const properties: Record<string, unknown> = {
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: everywhere(replicas, (r) =>
        member(member(r, 'PointInTimeRecoverySpecification'), 'PointInTimeRecoveryEnabled'),
      ),
    },
    DeletionProtectionEnabled: everywhere(replicas, (r) => member(r, 'DeletionProtectionEnabled')),
  }
  for (const name of shared)
    if (Object.hasOwn(resource.properties, name)) properties[name] = resource.properties[name]
  const policy = policies(replicas)
  if (policy !== undefined) properties['ResourcePolicy'] = { PolicyDocument: policy }
  return { ...resource, type: 'AWS::DynamoDB::Table', properties }
}

function replicasOf(value: unknown): readonly unknown[] | Unknown {
  if (isUnknown(value)) return value
  return Array.isArray(value) ? value : unknown('unresolved', 'the replicas of the table')
}

/** `true` when a setting is on in every replica, else what the first one says where it is not. */
function everywhere(
  replicas: readonly unknown[] | Unknown,
  setting: (replica: unknown) => unknown,
): unknown {
  if (isUnknown(replicas)) return replicas
  let result: unknown = true
  for (const replica of replicas) {
    const value = setting(replica)
    if (isUnknown(value)) result = value
    else if (value !== true && value !== 'true') return false
  }
  return result
}

/** The statements of all replicas' policies in one document. */
function policies(replicas: readonly unknown[] | Unknown): unknown {
  if (isUnknown(replicas)) return replicas
  const documents = replicas
    .map((r) => member(member(r, 'ResourcePolicy'), 'PolicyDocument'))
    .filter((d) => d !== undefined)
  const [first] = documents
  if (documents.length < 2) return first
  return { Statement: documents.flatMap((d) => member(d, 'Statement') ?? []) }
}

function member(value: unknown, name: string): unknown {
  if (isUnknown(value)) return value
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
