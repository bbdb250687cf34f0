import type { Draft } from './draft.ts'
import { rewrite } from './rewrite.ts'

interface Scalars {
  readonly booleans?: readonly string[]
  readonly numbers?: readonly string[]
}

const ports = ['FromPort', 'ToPort']
const rules = ['SecurityGroupIngress', 'SecurityGroupEgress']

/** Properties that checks read and that templates may write as `"true"` or `"443"`. */
const table: Readonly<Record<string, Scalars>> = {
  'AWS::::Account': {
    booleans: [
      'PasswordPolicy.RequireSymbols',
      'PasswordPolicy.RequireNumbers',
      'PasswordPolicy.RequireUppercaseCharacters',
      'PasswordPolicy.RequireLowercaseCharacters',
    ],
    numbers: [
      'PasswordPolicy.MinimumPasswordLength',
      'PasswordPolicy.MaxPasswordAge',
      'PasswordPolicy.PasswordReusePrevention',
    ],
  },
  'AWS::::Region': { booleans: ['EbsEncryptionByDefault'] },
  'AWS::CloudTrail::Trail': {
    booleans: [
      'IsLogging',
      'IsMultiRegionTrail',
      'IsOrganizationTrail',
      'EnableLogFileValidation',
      'IncludeGlobalServiceEvents',
      'EventSelectors.*.IncludeManagementEvents',
    ],
  },
  'AWS::CloudWatch::Alarm': { booleans: ['ActionsEnabled'] },
  'AWS::CodeBuild::Project': { booleans: ['Environment.PrivilegedMode'] },
  'AWS::Config::ConfigurationRecorder': {
    booleans: ['RecordingGroup.AllSupported', 'RecordingGroup.IncludeGlobalResourceTypes'],
  },
  'AWS::DynamoDB::Table': {
    booleans: [
      'DeletionProtectionEnabled',
      'SSESpecification.SSEEnabled',
      'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    ],
  },
  'AWS::EC2::Instance': {
    booleans: [
      'Monitoring',
      'BlockDeviceMappings.*.Ebs.Encrypted',
      'NetworkInterfaces.*.AssociatePublicIpAddress',
    ],
  },
  'AWS::EC2::LaunchTemplate': {
    booleans: [
      'LaunchTemplateData.BlockDeviceMappings.*.Ebs.Encrypted',
      'LaunchTemplateData.NetworkInterfaces.*.AssociatePublicIpAddress',
    ],
  },
  'AWS::EC2::NetworkAclEntry': {
    booleans: ['Egress'],
    numbers: ['Protocol', 'RuleNumber', 'PortRange.From', 'PortRange.To'],
  },
  'AWS::EC2::SecurityGroup': {
    numbers: rules.flatMap((rule) => ports.map((port) => `${rule}.*.${port}`)),
  },
  'AWS::EC2::SecurityGroupEgress': { numbers: ports },
  'AWS::EC2::SecurityGroupIngress': { numbers: ports },
  'AWS::EC2::Subnet': { booleans: ['MapPublicIpOnLaunch'] },
  'AWS::EC2::Volume': { booleans: ['Encrypted'] },
  'AWS::ECR::Repository': { booleans: ['ImageScanningConfiguration.ScanOnPush'] },
  'AWS::ECS::TaskDefinition': {
    booleans: [
      'ContainerDefinitions.*.Privileged',
      'ContainerDefinitions.*.ReadonlyRootFilesystem',
    ],
  },
  'AWS::EFS::FileSystem': { booleans: ['Encrypted'] },
  'AWS::EKS::Cluster': {
    booleans: [
      'ResourcesVpcConfig.EndpointPublicAccess',
      'ResourcesVpcConfig.EndpointPrivateAccess',
    ],
  },
  'AWS::ElastiCache::ReplicationGroup': {
    booleans: ['AtRestEncryptionEnabled', 'TransitEncryptionEnabled'],
  },
  'AWS::ElasticLoadBalancingV2::Listener': { numbers: ['Port'] },
  'AWS::GuardDuty::Detector': { booleans: ['Enable', 'DataSources.S3Logs.Enable'] },
  'AWS::IAM::Role': { numbers: ['MaxSessionDuration'] },
  'AWS::KMS::Key': { booleans: ['EnableKeyRotation', 'Enabled', 'MultiRegion'] },
  'AWS::Logs::LogGroup': { numbers: ['RetentionInDays'] },
  'AWS::OpenSearchService::Domain': {
    booleans: [
      'EncryptionAtRestOptions.Enabled',
      'NodeToNodeEncryptionOptions.Enabled',
      'DomainEndpointOptions.EnforceHTTPS',
    ],
  },
  'AWS::RDS::DBCluster': {
    booleans: [
      'StorageEncrypted',
      'DeletionProtection',
      'EnableIAMDatabaseAuthentication',
      'ManageMasterUserPassword',
      'PubliclyAccessible',
    ],
    numbers: ['BackupRetentionPeriod', 'Port'],
  },
  'AWS::RDS::DBInstance': {
    booleans: [
      'StorageEncrypted',
      'PubliclyAccessible',
      'DeletionProtection',
      'AutoMinorVersionUpgrade',
      'CopyTagsToSnapshot',
      'EnableIAMDatabaseAuthentication',
      'ManageMasterUserPassword',
      'MultiAZ',
    ],
    numbers: ['BackupRetentionPeriod'],
  },
  'AWS::Redshift::Cluster': { booleans: ['Encrypted', 'PubliclyAccessible'] },
  'AWS::S3::Bucket': {
    booleans: [
      'PublicAccessBlockConfiguration.BlockPublicAcls',
      'PublicAccessBlockConfiguration.BlockPublicPolicy',
      'PublicAccessBlockConfiguration.IgnorePublicAcls',
      'PublicAccessBlockConfiguration.RestrictPublicBuckets',
      'ObjectLockEnabled',
    ],
  },
  'AWS::SQS::Queue': { booleans: ['SqsManagedSseEnabled'] },
  'AWS::SecretsManager::RotationSchedule': { numbers: ['RotationRules.AutomaticallyAfterDays'] },
}

const split = new Map<string, readonly string[]>()

/** Makes Booleans and numbers of known properties what their schema says they are. */
export function readScalars({ type, properties }: Draft): void {
  const bare = type.startsWith('Part::') ? type.slice(6) : type
  if (!Object.hasOwn(table, bare)) return
  for (const path of table[bare]?.booleans ?? []) change(properties, path, readBoolean)
  for (const path of table[bare]?.numbers ?? []) change(properties, path, readNumber)
}

function change(
  properties: Record<string, unknown>,
  path: string,
  read: (value: unknown) => unknown,
): void {
  let keys = split.get(path)
  if (keys === undefined) split.set(path, (keys = path.split('.')))
  const [property = '', ...rest] = keys
  if (Object.hasOwn(properties, property))
    properties[property] = rewrite(properties[property], rest, read)
}

function readBoolean(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : value
}

function readNumber(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) return value
  return Number(value)
}
