import type { DBCluster, DBInstance } from '@aws-sdk/client-rds'
import type { Emitted } from '../../context.ts'
import { tagsOf } from '../../tags.ts'

/** A database instance in CloudFormation's words. */
export function instance(db: DBInstance): Emitted {
  return {
    type: 'AWS::RDS::DBInstance',
    id: db.DBInstanceIdentifier ?? '',
    arn: db.DBInstanceArn,
    properties: {
      ...shared(db),
      DBInstanceIdentifier: db.DBInstanceIdentifier,
      DBInstanceClass: db.DBInstanceClass,
      SourceDBInstanceIdentifier: db.ReadReplicaSourceDBInstanceIdentifier || undefined,
      DBClusterIdentifier: db.DBClusterIdentifier,
      PubliclyAccessible: db.PubliclyAccessible,
      AutoMinorVersionUpgrade: db.AutoMinorVersionUpgrade,
      EnableIAMDatabaseAuthentication: db.IAMDatabaseAuthenticationEnabled,
      MonitoringInterval: db.MonitoringInterval,
      CACertificateIdentifier: db.CACertificateIdentifier,
      DBParameterGroupName: db.DBParameterGroups?.[0]?.DBParameterGroupName,
      Port: db.Endpoint?.Port?.toString(),
      VPCSecurityGroups: db.VpcSecurityGroups?.map((g) => g.VpcSecurityGroupId),
      DBSubnetGroupName: db.DBSubnetGroup?.DBSubnetGroupName,
    },
    facts: {
      Status: db.DBInstanceStatus,
      CertificateValidTill: db.CertificateDetails?.ValidTill,
    },
    tags: tagsOf(db.TagList),
  }
}

/** A database cluster in CloudFormation's words. */
export function cluster(db: DBCluster): Emitted {
  return {
    type: 'AWS::RDS::DBCluster',
    id: db.DBClusterIdentifier ?? '',
    arn: db.DBClusterArn,
    properties: {
      ...shared(db),
      DBClusterIdentifier: db.DBClusterIdentifier,
      SourceDBClusterIdentifier: db.ReplicationSourceIdentifier || undefined,
      EnableIAMDatabaseAuthentication: db.IAMDatabaseAuthenticationEnabled,
      DBClusterParameterGroupName: db.DBClusterParameterGroup,
      VpcSecurityGroupIds: db.VpcSecurityGroups?.map((g) => g.VpcSecurityGroupId),
    },
    facts: { Status: db.Status },
    tags: tagsOf(db.TagList),
  }
}

function shared(db: DBInstance | DBCluster) {
  const { MasterUserSecret: secret } = db
  return {
    Engine: db.Engine,
    EngineVersion: db.EngineVersion,
    StorageEncrypted: db.StorageEncrypted,
    KmsKeyId: db.KmsKeyId,
    MultiAZ: db.MultiAZ,
    BackupRetentionPeriod: db.BackupRetentionPeriod,
    DeletionProtection: db.DeletionProtection,
    CopyTagsToSnapshot: db.CopyTagsToSnapshot,
    EnableCloudwatchLogsExports: db.EnabledCloudwatchLogsExports,
    MasterUsername: db.MasterUsername,
    ManageMasterUserPassword: secret !== undefined,
    MasterUserSecret: secret && { SecretArn: secret.SecretArn, KmsKeyId: secret.KmsKeyId },
  }
}
