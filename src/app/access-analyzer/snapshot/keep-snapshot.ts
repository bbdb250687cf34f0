import { policyProperties } from '../../../evaluate/access/graph/resource-policies.ts'
import { type Gap, hidesType } from '../../../model/gap.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Review } from '../../../model/review.ts'
import { organizationTypes } from '../../access/unlisted.ts'
import { cutText } from '../../tool/answers/cut-text.ts'
import { toJson } from '../../tool/runs/to-json.ts'
import { replaceAccessSnapshot } from '../../../store/access-snapshots.ts'
import type { Tx } from '../../../store/db.ts'
import type { AccessSnapshotRow } from '../../../store/schema.ts'

/** Characters of JSON in a part, and of all parts together. */
const partSize = 256 * 1024
const mostTogether = 64 * 1024 * 1024

const identity = ['Policies', 'ManagedPolicyArns', 'PermissionsBoundary', 'Groups', 'Path']
/** Type → the properties that say who has access; other types are kept as names that others refer to. */
const properties: Readonly<Record<string, readonly string[]>> = {
  ...policyProperties,
  'AWS::IAM::User': identity,
  'AWS::IAM::Group': identity,
  'AWS::IAM::Role': [...identity, 'AssumeRolePolicyDocument'],
  'AWS::IAM::ManagedPolicy': ['PolicyDocument', 'Path'],
  'AWS::::ManagedPolicy': ['PolicyDocument', 'ManagedPolicyName'],
  'AWS::::Account': ['PublicAccessBlockConfiguration', 'OrganizationId'],
  'AWS::S3::Bucket': [
    'ResourcePolicy',
    'PublicAccessBlockConfiguration',
    'AccessControl',
    'OwnershipControls',
  ],
  'AWS::EC2::Snapshot': ['SharedWith'],
  'AWS::RDS::DBSnapshot': ['SharedWith'],
  'AWS::RDS::DBClusterSnapshot': ['SharedWith'],
}
const facts: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::ManagedPolicy': ['VersionCount', 'OtherVersions'],
  'AWS::IAM::Role': ['CreatedAt', 'LastUsedAt'],
  'AWS::IAM::User': ['CreatedAt', 'PasswordEnabled', 'PasswordLastUsedAt', 'AccessKeys'],
}

/**
 * Keeps what a review saw of access, in place of what the run before saw: policies, who exists and when it was last
 * used, sharing and guardrails. Nothing else of a resource is kept.
 */
export async function keepAccessSnapshot(
  tx: Tx,
  where: { readonly run: string; readonly workload: string },
  { seen, gaps }: Pick<Review, 'seen' | 'gaps'>,
): Promise<void> {
  if (seen === undefined) return
  const [first = { resources: [], leftOut: 0 }, ...more] = partsOf(seen)
  await replaceAccessSnapshot(tx, where, [{ ...first, gaps: gapsOf(gaps) }, ...more])
}

/** The gaps that hide something that is kept. */
function gapsOf(gaps: readonly Gap[]): NonNullable<Part['gaps']> {
  const types = [...Object.keys(properties), ...organizationTypes]
  return gaps
    .filter((gap) => types.some((type) => hidesType(gap, type)))
    .map((gap) => toJson({ ...gap, error: cutText(gap.error, 500) ?? '' }))
}

function partsOf({ resources, inScope }: NonNullable<Review['seen']>): readonly Part[] {
  const parts: { resources: Kept[]; leftOut: number }[] = []
  let [size, together] = [Infinity, 0]
  for (const resource of resources) {
    const kept = keep(resource, inScope.has(resource))
    if (kept === undefined) continue
    const text = JSON.stringify(kept)
    const last = parts.at(-1)
    if (together + text.length > mostTogether) {
      if (last !== undefined) last.leftOut++
      continue
    }
    together += text.length
    const entry: Kept = JSON.parse(text)
    if (last === undefined || size + text.length > partSize) {
      parts.push({ resources: [entry], leftOut: 0 })
      size = text.length
    } else {
      last.resources.push(entry)
      size += text.length
    }
  }
  return parts
}

type Part = AccessSnapshotRow['data']
type Kept = Part['resources'][number]

function keep(resource: Resource, inScope: boolean): Record<string, unknown> | undefined {
  const { type, id, arn, account, region, name, stack, source } = resource
  const all = type.startsWith('AWS::Organizations::')
  const wanted = Object.hasOwn(properties, type) ? properties[type] : undefined
  if (!all && wanted === undefined && stack === undefined) return undefined
  return {
    type,
    id,
    arn,
    account,
    region,
    name,
    stack,
    inScope,
    kind: source.kind,
    tags: wanted === undefined ? {} : resource.tags,
    properties: all ? resource.properties : pick(resource.properties, wanted ?? []),
    ...(resource.facts !== undefined && { facts: pick(resource.facts, facts[type] ?? []) }),
  }
}

function pick(given: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(
    names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  )
}
