import { flag, ifSet, literal, number, object, one, policy } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

export const dynamodb: Mappings = {
  aws_dynamodb_resource_policy: part('AWS::DynamoDB::Table', 'resource_arn', {
    ResourcePolicy: object({ PolicyDocument: policy('policy') }),
  }),
  aws_dynamodb_table: resource(
    'AWS::DynamoDB::Table',
    {
      TableName: literal('name'),
      BillingMode: 'billing_mode',
      DeletionProtectionEnabled: flag('deletion_protection_enabled'),
      PointInTimeRecoverySpecification: ifSet(
        'point_in_time_recovery',
        one('point_in_time_recovery', {
          PointInTimeRecoveryEnabled: flag('enabled'),
          RecoveryPeriodInDays: number('recovery_period_in_days'),
        }),
      ),
      SSESpecification: ifSet(
        'server_side_encryption',
        one('server_side_encryption', {
          SSEEnabled: flag('enabled'),
          SSEType: (block) => (block.value('enabled') === true ? 'KMS' : undefined),
          KMSMasterKeyId: 'kms_key_arn',
        }),
      ),
    },
    { name: 'name' },
  ),
  aws_dynamodb_table_item: ignored,
}
