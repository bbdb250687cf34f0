import { flag, list, literal, many, object, one, policy, positive } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

const vault = 'AWS::Backup::BackupVault'

const lifecycle = one('lifecycle', {
  DeleteAfterDays: positive('delete_after'),
  MoveToColdStorageAfterDays: positive('cold_storage_after'),
})

export const backup: Mappings = {
  aws_backup_global_settings: ignored,
  aws_backup_plan: resource('AWS::Backup::BackupPlan', {
    BackupPlan: object({
      BackupPlanName: literal('name'),
      BackupPlanRule: many('rule', {
        RuleName: 'rule_name',
        CopyActions: many('copy_action', {
          DestinationBackupVaultArn: 'destination_vault_arn',
          Lifecycle: lifecycle,
        }),
        EnableContinuousBackup: flag('enable_continuous_backup'),
        Lifecycle: lifecycle,
        ScheduleExpression: 'schedule',
        TargetBackupVault: 'target_vault_name',
      }),
    }),
  }),
  aws_backup_region_settings: ignored,
  aws_backup_selection: resource('AWS::Backup::BackupSelection', {
    BackupPlanId: 'plan_id',
    BackupSelection: object({
      SelectionName: literal('name'),
      IamRoleArn: 'iam_role_arn',
      ListOfTags: many('selection_tag', {
        ConditionKey: 'key',
        ConditionType: 'type',
        ConditionValue: 'value',
      }),
      NotResources: list('not_resources'),
      Resources: list('resources'),
    }),
  }),
  aws_backup_vault: resource(
    vault,
    { BackupVaultName: literal('name'), EncryptionKeyArn: 'kms_key_arn' },
    { name: 'name' },
  ),
  aws_backup_vault_lock_configuration: part(vault, 'backup_vault_name', {
    LockConfiguration: object({
      ChangeableForDays: positive('changeable_for_days'),
      MaxRetentionDays: positive('max_retention_days'),
      MinRetentionDays: positive('min_retention_days'),
    }),
  }),
  aws_backup_vault_notifications: ignored,
  aws_backup_vault_policy: part(vault, 'backup_vault_name', { AccessPolicy: policy('policy') }),
}
