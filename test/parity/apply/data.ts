import { type CreateTableInput, DynamoDB } from '@aws-sdk/client-dynamodb'
import { type CreateDBClusterMessage, type CreateDBInstanceMessage, RDS } from '@aws-sdk/client-rds'
import { SecretsManager } from '@aws-sdk/client-secrets-manager'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

export const data: Appliers = {
  'AWS::RDS::DBParameterGroup': async (
    p: {
      DBParameterGroupName: string
      Description: string
      Family: string
      Parameters: Readonly<Record<string, string>>
    },
    moto: Moto,
  ) => {
    const rds = moto.client(RDS)
    const { DBParameterGroupName, Description, Family: DBParameterGroupFamily } = p
    await rds.createDBParameterGroup({ DBParameterGroupName, Description, DBParameterGroupFamily })
    await rds.modifyDBParameterGroup({
      DBParameterGroupName,
      Parameters: Object.entries(p.Parameters).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
        ApplyMethod: 'pending-reboot',
      })),
    })
    return { ref: DBParameterGroupName }
  },
  'AWS::RDS::DBInstance': async (
    p: Omit<CreateDBInstanceMessage, 'AllocatedStorage'> & { AllocatedStorage: string },
    moto: Moto,
  ) => {
    const made = await moto
      .client(RDS)
      .createDBInstance({ ...p, AllocatedStorage: Number(p.AllocatedStorage) })
    return { ref: sure(made.DBInstance?.DBInstanceIdentifier) }
  },
  'AWS::RDS::DBCluster': async (p: CreateDBClusterMessage, moto: Moto) => {
    const made = await moto.client(RDS).createDBCluster(p)
    return { ref: sure(made.DBCluster?.DBClusterIdentifier) }
  },
  'AWS::DynamoDB::Table': async (
    p: CreateTableInput & {
      SSESpecification?: { SSEEnabled: boolean; SSEType: 'KMS'; KMSMasterKeyId: string }
      PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled: boolean }
    },
    moto: Moto,
  ) => {
    const dynamodb = moto.client(DynamoDB)
    const { SSESpecification: sse, PointInTimeRecoverySpecification, ...rest } = p
    const made = await dynamodb.createTable({
      ...rest,
      ...(sse !== undefined && {
        SSESpecification: {
          Enabled: sse.SSEEnabled,
          SSEType: sse.SSEType,
          KMSMasterKeyId: sse.KMSMasterKeyId,
        },
      }),
    })
    const TableName = sure(made.TableDescription?.TableName)
    if (PointInTimeRecoverySpecification !== undefined)
      await dynamodb.updateContinuousBackups({ TableName, PointInTimeRecoverySpecification })
    return { ref: TableName }
  },
  'AWS::SecretsManager::Secret': async (
    p: { Name: string; KmsKeyId?: string; SecretString: string },
    moto: Moto,
  ) => {
    return { ref: sure((await moto.client(SecretsManager).createSecret(p)).ARN) }
  },
  'AWS::SecretsManager::RotationSchedule': async (
    p: { SecretId: string; RotationRules: { AutomaticallyAfterDays: number } },
    moto: Moto,
  ) => {
    await moto.client(SecretsManager).rotateSecret(p)
    return nameless
  },
  'AWS::SecretsManager::ResourcePolicy': async (
    p: { SecretId: string; ResourcePolicy: object },
    moto: Moto,
  ) => {
    const { SecretId } = p
    const ResourcePolicy = JSON.stringify(p.ResourcePolicy)
    await moto.client(SecretsManager).putResourcePolicy({ SecretId, ResourcePolicy })
    return nameless
  },
}
