import { Backup } from '@aws-sdk/client-backup'
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { EFS } from '@aws-sdk/client-efs'
import { RDS } from '@aws-sdk/client-rds'
import { SecretsManager } from '@aws-sdk/client-secrets-manager'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
}

describeLive('Live databases and storage', (moto) => {
  let collected: Collected
  let made: Awaited<ReturnType<typeof buildStorage>>
  beforeAll(async () => {
    await buildDatabases(moto.client(RDS))
    await buildTables(moto.client(DynamoDB))
    made = await buildStorage(moto.client(EFS), moto.client(SecretsManager), moto.client(Backup))
    const services = ['rds', 'dynamodb', 'efs', 'secretsmanager', 'backup']
    collected = await moto.collect({ services })
  })

  test('lists every type to the end', () => {
    expect(collected.gaps.filter((gap) => gap.hides)).toEqual([])
  })

  test('a database instance carries what its schema says, and its status as facts', () => {
    const orders = the(collected, 'AWS::RDS::DBInstance', 'orders')
    expect(orders.properties).toMatchObject({
      Engine: 'postgres',
      StorageEncrypted: true,
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
      CopyTagsToSnapshot: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      ManageMasterUserPassword: true,
      MasterUsername: 'orders_admin',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      DBParameterGroupName: 'strict',
      Port: '5432',
    })
    expect(orders.facts).toEqual({ Status: 'available' })
    expect(orders.tags).toEqual({ team: 'orders' })
    expect(orders.arn).toBe('arn:aws:rds:us-east-1:123456789012:db:orders')
    expect(the(collected, 'AWS::RDS::DBInstance', 'legacy').properties).toMatchObject({
      StorageEncrypted: false,
      PubliclyAccessible: true,
      BackupRetentionPeriod: 0,
      ManageMasterUserPassword: false,
      AutoMinorVersionUpgrade: false,
    })
  })

  test('a replica names its source, which decides its backups', () => {
    const replica = the(collected, 'AWS::RDS::DBInstance', 'replica')
    expect(replica.properties['SourceDBInstanceIdentifier']).toBe('orders')
    const orders = the(collected, 'AWS::RDS::DBInstance', 'orders')
    expect(orders.properties).not.toHaveProperty('SourceDBInstanceIdentifier')
  })

  test('clusters, parameters and who may restore a snapshot are known', () => {
    expect(the(collected, 'AWS::RDS::DBCluster', 'ledger').properties).toMatchObject({
      StorageEncrypted: true,
      DeletionProtection: true,
      EnableIAMDatabaseAuthentication: false,
      ManageMasterUserPassword: false,
      BackupRetentionPeriod: 1,
    })
    expect(the(collected, 'AWS::RDS::DBParameterGroup', 'strict').properties).toEqual({
      DBParameterGroupName: 'strict',
      Family: 'postgres16',
      Parameters: { 'rds.force_ssl': '1' },
    })
    const snapshot = (id: string) => the(collected, 'AWS::RDS::DBSnapshot', id).properties
    expect(snapshot('legacy-copy')).toEqual({
      DBSnapshotIdentifier: 'legacy-copy',
      Encrypted: false,
      SharedWith: ['all'],
    })
    expect(snapshot('orders-copy')).toMatchObject({ Encrypted: true, SharedWith: [] })
  })

  test('tables know encryption, recovery, protection and policy; a plain one has known absences', () => {
    expect(the(collected, 'AWS::DynamoDB::Table', 'plain').properties).toEqual({
      TableName: 'plain',
      DeletionProtectionEnabled: false,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      SSESpecification: { SSEEnabled: false },
    })
    const table = the(collected, 'AWS::DynamoDB::Table', 'sessions')
    expect(table.properties).toEqual({
      TableName: 'sessions',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      ResourcePolicy: { PolicyDocument: policy },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: expect.stringMatching(/^arn:aws:kms:/),
      },
    })
    expect(table.tags).toEqual({ team: 'web' })
  })

  test('file systems carry policy and backup setting, access points identity and root', () => {
    expect(the(collected, 'AWS::EFS::FileSystem', made.open).properties).toEqual({
      Encrypted: false,
    })
    const guarded = the(collected, 'AWS::EFS::FileSystem', made.guarded)
    expect(guarded.properties).toMatchObject({
      Encrypted: true,
      FileSystemPolicy: policy,
      BackupPolicy: { Status: 'ENABLED' },
    })
    expect(guarded.tags).toEqual({ Name: 'shared' })
    expect(the(collected, 'AWS::EFS::AccessPoint', made.point).properties).toEqual({
      FileSystemId: made.guarded,
      PosixUser: { Uid: 1000, Gid: 1000 },
      RootDirectory: { Path: '/data' },
    })
  })

  test('secrets carry policy and rotation, and when they were last used as facts', () => {
    const bare = the(collected, 'AWS::SecretsManager::Secret', made.bare)
    expect(bare.properties).toEqual({ Name: 'bare', RotationEnabled: false })
    expect(bare.facts).toMatchObject({ LastRotatedAt: null, LastAccessedAt: null })
    const shared = the(collected, 'AWS::SecretsManager::Secret', made.shared)
    expect(shared.properties).toEqual({
      Name: 'shared',
      KmsKeyId: 'alias/secrets',
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 30 },
      ResourcePolicy: policy,
    })
    expect(shared.facts?.['LastRotatedAt']).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(shared.tags).toEqual({ team: 'web' })
    expect(JSON.stringify(collected)).not.toContain('not-a-real-one')
  })

  test('vaults know their lock; a policy that the endpoint cannot tell is unknown, not absent', () => {
    expect(the(collected, 'AWS::Backup::BackupVault', 'locked').properties).toMatchObject({
      LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 365 },
    })
    const open = the(collected, 'AWS::Backup::BackupVault', 'open').properties
    expect(open).not.toHaveProperty('LockConfiguration')
    expect(open['AccessPolicy']).toMatchObject({
      $unknown: 'unsupported',
      detail: 'backup:GetBackupVaultAccessPolicy',
    })
    expect(collected.gaps.map((g) => [g.operation, g.resource, g.hides])).toEqual([
      ['backup:GetBackupVaultAccessPolicy', 'locked', false],
      ['backup:GetBackupVaultAccessPolicy', 'open', false],
    ])
    expect(the(collected, 'AWS::Backup::BackupPlan', made.plan).properties).toMatchObject({
      BackupPlan: { BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'locked' }] },
    })
  })
})

async function buildDatabases(rds: RDS) {
  await rds.createDBParameterGroup({
    DBParameterGroupName: 'strict',
    DBParameterGroupFamily: 'postgres16',
    Description: 'TLS only',
  })
  await rds.modifyDBParameterGroup({
    DBParameterGroupName: 'strict',
    Parameters: [
      { ParameterName: 'rds.force_ssl', ParameterValue: '1', ApplyMethod: 'pending-reboot' },
    ],
  })
  await rds.createDBInstance({
    DBInstanceIdentifier: 'orders',
    DBInstanceClass: 'db.t4g.medium',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'orders_admin',
    ManageMasterUserPassword: true,
    StorageEncrypted: true,
    BackupRetentionPeriod: 14,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    EnableIAMDatabaseAuthentication: true,
    EnableCloudwatchLogsExports: ['postgresql'],
    DBParameterGroupName: 'strict',
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    Tags: [{ Key: 'team', Value: 'orders' }],
  })
  await rds.createDBInstance({
    DBInstanceIdentifier: 'legacy',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: 'not-a-real-one',
    PubliclyAccessible: true,
    BackupRetentionPeriod: 0,
    AutoMinorVersionUpgrade: false,
  })
  await rds.createDBInstanceReadReplica({
    DBInstanceIdentifier: 'replica',
    SourceDBInstanceIdentifier: 'orders',
  })
  await rds.createDBCluster({
    DBClusterIdentifier: 'ledger',
    Engine: 'aurora-postgresql',
    MasterUsername: 'ledger_admin',
    MasterUserPassword: 'not-a-real-one',
    StorageEncrypted: true,
    DeletionProtection: true,
  })
  for (const id of ['legacy-copy', 'orders-copy'])
    await rds.createDBSnapshot({
      DBSnapshotIdentifier: id,
      DBInstanceIdentifier: id.split('-')[0],
    })
  await rds.modifyDBSnapshotAttribute({
    DBSnapshotIdentifier: 'legacy-copy',
    AttributeName: 'restore',
    ValuesToAdd: ['all'],
  })
}

async function buildTables(dynamodb: DynamoDB) {
  const shape = {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    BillingMode: 'PAY_PER_REQUEST' as const,
  }
  await dynamodb.createTable({ TableName: 'plain', ...shape })
  await dynamodb.createTable({
    TableName: 'sessions',
    ...shape,
    SSESpecification: { Enabled: true, SSEType: 'KMS' },
    DeletionProtectionEnabled: true,
    Tags: [{ Key: 'team', Value: 'web' }],
  })
  await dynamodb.updateContinuousBackups({
    TableName: 'sessions',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  })
  await dynamodb.putResourcePolicy({
    ResourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/sessions',
    Policy: JSON.stringify(policy),
  })
}

async function buildStorage(efs: EFS, secrets: SecretsManager, backup: Backup) {
  const open = (await efs.createFileSystem({ Encrypted: false })).FileSystemId ?? ''
  const guarded =
    (
      await efs.createFileSystem({
        Encrypted: true,
        Backup: true,
        Tags: [{ Key: 'Name', Value: 'shared' }],
      })
    ).FileSystemId ?? ''
  await efs.putFileSystemPolicy({ FileSystemId: guarded, Policy: JSON.stringify(policy) })
  const point =
    (
      await efs.createAccessPoint({
        FileSystemId: guarded,
        PosixUser: { Uid: 1000, Gid: 1000 },
        RootDirectory: { Path: '/data' },
      })
    ).AccessPointId ?? ''
  const bare = (await secrets.createSecret({ Name: 'bare', SecretString: 'x' })).ARN ?? ''
  const shared =
    (
      await secrets.createSecret({
        Name: 'shared',
        SecretString: 'x',
        KmsKeyId: 'alias/secrets',
        Tags: [{ Key: 'team', Value: 'web' }],
      })
    ).ARN ?? ''
  await secrets.putResourcePolicy({ SecretId: shared, ResourcePolicy: JSON.stringify(policy) })
  await secrets.rotateSecret({ SecretId: shared, RotationRules: { AutomaticallyAfterDays: 30 } })
  await backup.createBackupVault({ BackupVaultName: 'open' })
  await backup.createBackupVault({ BackupVaultName: 'locked' })
  await backup.putBackupVaultLockConfiguration({
    BackupVaultName: 'locked',
    MinRetentionDays: 30,
    MaxRetentionDays: 365,
  })
  const plan = await backup.createBackupPlan({
    BackupPlan: {
      BackupPlanName: 'daily',
      Rules: [
        {
          RuleName: 'daily',
          TargetBackupVaultName: 'locked',
          ScheduleExpression: 'cron(0 5 * * ? *)',
        },
      ],
    },
  })
  return { open, guarded, point, bare, shared, plan: plan.BackupPlanId ?? '' }
}
