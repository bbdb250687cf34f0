import { flag, literal, policy, positive } from '../fields.ts'
import { type Mappings, part, resource } from '../mapping.ts'

export const kms: Mappings = {
  aws_kms_alias: resource(
    'AWS::KMS::Alias',
    { AliasName: literal('name'), TargetKeyId: 'target_key_id' },
    { name: 'name' },
  ),
  aws_kms_external_key: resource(
    'AWS::KMS::Key',
    {
      Description: 'description',
      Enabled: flag('enabled'),
      KeyPolicy: policy('policy'),
      Origin: () => 'EXTERNAL',
    },
    { name: 'key_id' },
  ),
  aws_kms_key: resource(
    'AWS::KMS::Key',
    {
      Description: 'description',
      Enabled: flag('is_enabled'),
      EnableKeyRotation: flag('enable_key_rotation'),
      KeyPolicy: policy('policy'),
      KeySpec: 'customer_master_key_spec',
      KeyUsage: 'key_usage',
      MultiRegion: flag('multi_region'),
      PendingWindowInDays: positive('deletion_window_in_days'),
      RotationPeriodInDays: positive('rotation_period_in_days'),
    },
    { name: 'key_id' },
  ),
  aws_kms_key_policy: part('AWS::KMS::Key', 'key_id', { KeyPolicy: policy('policy') }),
  aws_kms_replica_key: resource(
    'AWS::KMS::ReplicaKey',
    {
      Description: 'description',
      Enabled: flag('enabled'),
      KeyPolicy: policy('policy'),
      PrimaryKeyArn: 'primary_key_arn',
    },
    { name: 'key_id' },
  ),
}
