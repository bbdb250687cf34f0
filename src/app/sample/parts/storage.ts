import type { Resource } from '../../../model/resource.ts'
import { daysAgo, type Details, idFrom, make, type Place } from '../place.ts'
import { keyPolicy, policy, type StatementLiteral, tlsOnly } from './policies.ts'

const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

export interface BucketOptions extends Details {
  readonly key?: string
  readonly statements?: readonly StatementLiteral[]
  readonly tls?: boolean
  readonly logsTo?: string
}

/** A bucket as the platform's module makes it; `properties` overrides what a team did differently. */
export function bucket(place: Place, name: string, options: BucketOptions = {}): Resource {
  const { key, statements = [], tls = true, logsTo } = options
  const all = [...statements, ...(tls ? [tlsOnly('s3', `arn:aws:s3:::${name}`)] : [])]
  return make(place, 'AWS::S3::Bucket', name, {
    properties: {
      BucketName: name,
      AccessControl: 'Private',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault:
              key === undefined
                ? { SSEAlgorithm: 'AES256' }
                : { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
          },
        ],
      },
      PublicAccessBlockConfiguration: blocked,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [{ Id: 'expire', Status: 'Enabled', ExpirationInDays: 400 }],
      },
      ...(logsTo !== undefined && { LoggingConfiguration: { DestinationBucketName: logsTo } }),
      ...(all.length > 0 && { ResourcePolicy: policy(...all) }),
      ...options.properties,
    },
    facts: { CreatedAt: daysAgo(500), MfaDelete: false, ...options.facts },
    tags: { 'data-classification': 'internal', ...options.tags },
  })
}

export function key(place: Place, alias: string, details: Details = {}): Resource {
  const id = idFrom('key', `${place.account}${place.region}${alias}`).replace('key-', '')
  return make(place, 'AWS::KMS::Key', id, {
    ...details,
    properties: {
      Description: alias,
      Enabled: true,
      EnableKeyRotation: true,
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
      Origin: 'AWS_KMS',
      KeyPolicy: keyPolicy(place.account),
      ...details.properties,
    },
    facts: { KeyState: 'Enabled', ...details.facts },
  })
}

export function table(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::DynamoDB::Table', name, {
    ...details,
    properties: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      ...details.properties,
    },
  })
}

export function database(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::RDS::DBInstance', name, {
    ...details,
    properties: {
      DBInstanceIdentifier: name,
      Engine: 'postgres',
      EngineVersion: '16.4',
      Port: 5432,
      StorageEncrypted: true,
      PubliclyAccessible: false,
      MultiAZ: true,
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
      AutoMinorVersionUpgrade: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      CopyTagsToSnapshot: true,
      ManageMasterUserPassword: true,
      MasterUserSecret: {
        SecretArn: `arn:aws:secretsmanager:${place.region}:${place.account}:secret:rds-${name}`,
      },
      DBParameterGroupName: 'examplepay-postgres16',
      ...details.properties,
    },
    facts: { Status: 'available', ...details.facts },
  })
}

export function volume(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::EC2::Volume', idFrom('vol', `${place.account}${place.region}${name}`), {
    ...details,
    properties: { Encrypted: true, Size: 100, VolumeType: 'gp3', ...details.properties },
    facts: { State: 'in-use', Attached: true, ...details.facts },
  })
}

export function snapshot(place: Place, name: string, details: Details = {}): Resource {
  return make(
    place,
    'AWS::EC2::Snapshot',
    idFrom('snap', `${place.account}${place.region}${name}`),
    {
      ...details,
      properties: { Encrypted: true, SharedWith: [], ...details.properties },
    },
  )
}

export function secret(place: Place, name: string, details: Details = {}): Resource {
  return make(place, 'AWS::SecretsManager::Secret', name, {
    ...details,
    properties: {
      Name: name,
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 30 },
      ...details.properties,
    },
    facts: {
      LastRotatedAt: daysAgo(12),
      LastChangedAt: daysAgo(12),
      LastAccessedAt: daysAgo(1),
      ...details.facts,
    },
  })
}
