import type { IAM } from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'

export async function readPasswordPolicy(context: CollectContext, iam: IAM): Promise<void> {
  const PasswordPolicy = await context.detail(
    {
      permission: 'iam:GetAccountPasswordPolicy',
      types: ['AWS::::Account'],
      resource: context.account,
      absent: ['NoSuchEntity', 'NoSuchEntityException'],
    },
    async () => {
      const policy = (await iam.getAccountPasswordPolicy({})).PasswordPolicy
      if (policy === undefined) return undefined
      return {
        MinimumPasswordLength: policy.MinimumPasswordLength,
        RequireSymbols: policy.RequireSymbols,
        RequireNumbers: policy.RequireNumbers,
        RequireUppercaseCharacters: policy.RequireUppercaseCharacters,
        RequireLowercaseCharacters: policy.RequireLowercaseCharacters,
        MaxPasswordAge: policy.MaxPasswordAge,
        PasswordReusePrevention: policy.PasswordReusePrevention,
      }
    },
  )
  context.contributeAccount({ properties: { PasswordPolicy } })
}
