import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

/** Secrets: how they are encrypted, rotated, used and shared. Never their values. */
export const collector: Collector = {
  service: 'secretsmanager',
  scope: 'regional',
  types: ['AWS::SecretsManager::Secret'],
  actions: ['secretsmanager:GetResourcePolicy', 'secretsmanager:ListSecrets'],
  async collect(context) {
    const { SecretsManager, paginateListSecrets } = await import('@aws-sdk/client-secrets-manager')
    const client = context.client(SecretsManager)
    const secrets = await context.list(
      { permission: 'secretsmanager:ListSecrets' },
      paginateListSecrets({ client }, {}),
      (page) => page.SecretList,
    )
    await context.each(secrets, async (secret) => {
      const arn = secret.ARN ?? ''
      const policy = await context.detail(
        { permission: 'secretsmanager:GetResourcePolicy', resource: arn },
        async () => (await client.getResourcePolicy({ SecretId: arn })).ResourcePolicy,
      )
      context.emit({
        type: 'AWS::SecretsManager::Secret',
        id: arn,
        arn,
        name: secret.Name,
        properties: {
          Name: secret.Name,
          KmsKeyId: secret.KmsKeyId,
          RotationEnabled: secret.RotationEnabled ?? false,
          RotationRules: secret.RotationRules,
          ResourcePolicy: known(policy, parsePolicy),
        },
        facts: {
          CreatedAt: secret.CreatedDate,
          LastRotatedAt: secret.LastRotatedDate ?? null,
          LastChangedAt: secret.LastChangedDate ?? null,
          LastAccessedAt: secret.LastAccessedDate ?? null,
        },
        tags: tagsOf(secret.Tags),
      })
    })
  },
}
