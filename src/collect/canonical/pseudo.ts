import { accountType, regionType, type Resource, type SourceRef } from '../../model/resource.ts'
import { unknown } from '../../model/unknown.ts'

/** What the pseudo-types need to know of the source. */
export interface Surroundings {
  readonly stack: string
  readonly account?: string
  readonly region?: string
  readonly source: SourceRef
}

/** Properties of the pseudo-types. Source: `docs/reference/canonical-model.md`. */
const properties: Readonly<Record<string, readonly string[]>> = {
  [accountType]: [
    'PasswordPolicy',
    'PublicAccessBlockConfiguration',
    'AlternateContacts',
    'OrganizationId',
    'OrganizationFeatureSet',
  ],
  [regionType]: [
    'EbsEncryptionByDefault',
    'EbsDefaultKmsKeyId',
    'SnapshotBlockPublicAccess',
    'ImageBlockPublicAccess',
    'InstanceMetadataDefaults',
  ],
}

/** Types that checks on an account or a Region look for: declaring one makes the account or Region a subject. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  [accountType]: [
    'AWS::Backup::BackupPlan',
    'AWS::CloudTrail::Trail',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::SAMLProvider',
    'AWS::Organizations::Organization',
  ],
  [regionType]: [
    'AWS::AccessAnalyzer::Analyzer',
    'AWS::Config::ConfigRule',
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::ConformancePack',
    'AWS::Config::RemediationConfiguration',
    'AWS::EC2::SnapshotBlockPublicAccess',
    'AWS::GuardDuty::Detector',
    'AWS::Macie::Session',
    'AWS::SecurityHub::Hub',
    'AWS::SecurityHub::Standard',
  ],
}

/**
 * The account and Region resources of a stack: one per account and Region that is set or looked for, first what the
 * source sets of it (resources of the pseudo-types are merged, later ones win), then unknown for every other property.
 */
export function pseudoResources(
  resources: readonly Resource[],
  around: Surroundings,
): readonly Resource[] {
  const types = new Set(resources.map((r) => r.type))
  const alarmed = types.has('AWS::Logs::MetricFilter') && types.has('AWS::CloudWatch::Alarm')
  const result = new Map<string, Resource>()
  for (const pseudo of [accountType, regionType])
    for (const resource of resources) {
      const set = resource.type === pseudo
      const looked =
        subjects[pseudo]?.includes(resource.type) === true ||
        (pseudo === accountType && alarmed && resource.type === 'AWS::Logs::MetricFilter')
      if (!set && !looked) continue
      const account = resource.account ?? around.account
      const region = pseudo === regionType ? (resource.region ?? around.region) : undefined
      const key = `${pseudo}\n${account ?? ''}\n${region ?? ''}`
      const before = result.get(key) ?? blank(pseudo, account, region, around)
      result.set(key, set ? merge(before, resource) : before)
    }
  return [...result.values()].map(complete)
}

function blank(
  type: string,
  account: string | undefined,
  region: string | undefined,
  { stack, source }: Surroundings,
): Resource {
  return {
    type,
    id: type === accountType ? (account ?? 'account') : (region ?? 'region'),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    stack,
    properties: {},
    tags: {},
    source,
  }
}

function merge(before: Resource, from: Resource): Resource {
  const lines: Record<string, number> = { ...before.lines, ...from.lines }
  const { line } = from.source
  for (const property of Object.keys(from.properties))
    if (line !== undefined) lines[`/${property}`] ??= line
  return {
    ...before,
    properties: { ...before.properties, ...from.properties },
    lines,
    source: before.source.line === undefined ? from.source : before.source,
    ...(from.facts !== undefined && { facts: { ...before.facts, ...from.facts } }),
  }
}

function complete(resource: Resource): Resource {
  const missing = unknown('not-collected', 'the template or plan does not set it')
  const all = (properties[resource.type] ?? []).map((property) => [
    property,
    resource.properties[property] ?? missing,
  ])
  return { ...resource, properties: { ...resource.properties, ...Object.fromEntries(all) } }
}
