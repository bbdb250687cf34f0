import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { hasSome } from '../../predicates/related.ts'

const planType = 'AWS::Backup::BackupPlan'

export default check({
  title: 'A backup plan exists',
  resource: accountType,
  severity: 'medium',
  why: 'Backups that depend on each team remembering them are missing when ransomware or a mistake destroys data.',
  fix: {
    text: 'Create a plan in AWS Backup and select resources by tag.',
    effort: 'M',
    cli: 'aws backup create-backup-plan --backup-plan file://PLAN.json',
    cloudformation: `Type: AWS::Backup::BackupPlan
Properties:
  BackupPlan:
    BackupPlanName: daily
    BackupPlanRule:
      - RuleName: daily
        TargetBackupVault: VAULT
        ScheduleExpression: cron(0 3 * * ? *)
        Lifecycle: { DeleteAfterDays: 35 }`,
  },
  reads: [],
  relates: [planType],
  test: (account, facts) =>
    hasSome(account, facts, planType, () => true, {
      pass: 'A backup plan exists.',
      fail: 'There is no backup plan.',
    }),
  examples: {
    pass: [{ name: 'with a plan', near: [{ type: planType, id: 'daily' }] }],
    fail: [{ name: 'without one' }],
    unknown: [{ name: 'when plans were not seen', unseen: [planType] }],
  },
})
