import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'

const vaultType = ['AWS::Backup::BackupVault']

/** Backup vaults with lock and policy, and plans. */
export const collector: Collector = {
  service: 'backup',
  scope: 'regional',
  types: ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault'],
  actions: [
    'backup:GetBackupPlan',
    'backup:GetBackupVaultAccessPolicy',
    'backup:ListBackupPlans',
    'backup:ListBackupVaults',
  ],
  async collect(context) {
    const { Backup, paginateListBackupPlans, paginateListBackupVaults } =
      await import('@aws-sdk/client-backup')
    const backup = context.client(Backup)
    const vaults = await context.list(
      { permission: 'backup:ListBackupVaults', types: vaultType },
      paginateListBackupVaults({ client: backup }, {}),
      (page) => page.BackupVaultList,
    )
    await context.each(vaults, async (vault) => {
      const BackupVaultName = vault.BackupVaultName ?? ''
      const policy = await context.detail(
        {
          permission: 'backup:GetBackupVaultAccessPolicy',
          types: vaultType,
          resource: BackupVaultName,
          absent: ['ResourceNotFoundException'],
        },
        async () => (await backup.getBackupVaultAccessPolicy({ BackupVaultName })).Policy,
      )
      const { MinRetentionDays, MaxRetentionDays } = vault
      context.emit({
        type: 'AWS::Backup::BackupVault',
        id: BackupVaultName,
        arn: vault.BackupVaultArn,
        properties: {
          BackupVaultName,
          EncryptionKeyArn: vault.EncryptionKeyArn,
          AccessPolicy: known(policy, parsePolicy),
          LockConfiguration:
            vault.Locked === true ? { MinRetentionDays, MaxRetentionDays } : undefined,
        },
      })
    })
    const plans = await context.list(
      { permission: 'backup:ListBackupPlans', types: ['AWS::Backup::BackupPlan'] },
      paginateListBackupPlans({ client: backup }, {}),
      (page) => page.BackupPlansList,
    )
    await context.each(plans, async ({ BackupPlanId = '', BackupPlanArn, BackupPlanName }) => {
      const plan = await context.detail(
        {
          permission: 'backup:GetBackupPlan',
          types: ['AWS::Backup::BackupPlan'],
          resource: BackupPlanId,
        },
        async () => (await backup.getBackupPlan({ BackupPlanId })).BackupPlan,
      )
      const BackupPlan = known(plan, (p) => ({
        BackupPlanName,
        BackupPlanRule: p.Rules?.map(({ TargetBackupVaultName, ...rule }) => ({
          RuleName: rule.RuleName,
          TargetBackupVault: TargetBackupVaultName,
          ScheduleExpression: rule.ScheduleExpression,
          Lifecycle: rule.Lifecycle,
        })),
      }))
      context.emit({
        type: 'AWS::Backup::BackupPlan',
        id: BackupPlanId,
        arn: BackupPlanArn,
        name: BackupPlanName,
        properties: { BackupPlan },
      })
    })
  },
}
