import { isUnknown } from '../../model/unknown.ts'
import { append, appendPolicy, type Draft, isObject, put } from './draft.ts'
import { type Fold, foldInto } from './fold.ts'

const prefix = 'Part::'

/**
 * The type of a resource that only carries properties of another and has no CloudFormation type of its own
 * (`aws_s3_bucket_versioning`). Its property `Parent` says which; all its other properties are the parent's.
 */
export function partOf(parentType: string): string {
  return prefix + parentType
}

export function isPart(type: string): boolean {
  return type.startsWith(prefix)
}

const lists = new Set([
  'Entries',
  'Groups',
  'ManagedPolicyArns',
  'Policies',
  'Routes',
  'SecurityGroupEgress',
  'SecurityGroupIngress',
  'SubnetIds',
  'Subscription',
  'TargetIds',
])

/** Lists grow, objects merge one level deep, everything else is replaced: the separate resource is the newer word. */
export const foldPart: Fold = (child, stack) => {
  const parentType = child.type.slice(prefix.length)
  for (const [property, value] of Object.entries(child.properties)) {
    if (property === 'Parent') continue
    foldInto(child, stack, {
      parent: parentType,
      reference: child.properties['Parent'],
      property,
      mode: lists.has(property) ? 'list' : 'value',
      move: (parent) => merge(parent, property, value, child),
    })
  }
}

function merge(parent: Draft, property: string, value: unknown, child: Draft): void {
  const from = `/${property}`
  const existing = parent.properties[property]
  if (lists.has(property)) {
    if (Array.isArray(value))
      for (const [index, entry] of value.entries())
        append(parent, property, entry, child, `${from}/${index}`)
    else if (value !== undefined) append(parent, property, value, child, from)
  } else if (property === 'ResourcePolicy' && existing !== undefined)
    appendPolicy(parent, property, value, child, from)
  else if (isObject(existing) && isObject(value) && !isUnknown(existing) && !isUnknown(value))
    put(parent, property, { ...existing, ...value }, child, from)
  else put(parent, property, value, child, from)
}
