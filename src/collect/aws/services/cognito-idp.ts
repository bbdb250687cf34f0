import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'

/** User pools: second factor, password policy, protection. */
export const collector: Collector = {
  service: 'cognito-idp',
  scope: 'regional',
  types: ['AWS::Cognito::UserPool'],
  actions: ['cognito-idp:DescribeUserPool', 'cognito-idp:ListUserPools'],
  async collect(context) {
    const { CognitoIdentityProvider, paginateListUserPools } =
      await import('@aws-sdk/client-cognito-identity-provider')
    const client = context.client(CognitoIdentityProvider)
    const pools = await context.list(
      { permission: 'cognito-idp:ListUserPools' },
      paginateListUserPools({ client }, { MaxResults: 60 }),
      (page) => page.UserPools,
    )
    const { partition, region, account } = context
    await context.each(pools, async ({ Id = '', Name }) => {
      const pool = await context.detail(
        { permission: 'cognito-idp:DescribeUserPool', resource: Id },
        async () => (await client.describeUserPool({ UserPoolId: Id })).UserPool,
      )
      context.emit({
        type: 'AWS::Cognito::UserPool',
        id: Id,
        arn: `arn:${partition}:cognito-idp:${region}:${account}:userpool/${Id}`,
        name: Name,
        properties: { UserPoolName: Name, ...described(pool) },
        tags: isUnknown(pool) ? pool : pool?.UserPoolTags,
      })
    })
  },
}

function described(pool: UserPoolType | Unknown | undefined) {
  return {
    DeletionProtection: known(pool, (p) => p.DeletionProtection),
    MfaConfiguration: known(pool, (p) => p.MfaConfiguration),
    Policies: known(
      pool,
      ({ Policies }) => Policies && { PasswordPolicy: Policies.PasswordPolicy },
    ),
    UserPoolAddOns: known(
      pool,
      ({ UserPoolAddOns: added }) => added && { AdvancedSecurityMode: added.AdvancedSecurityMode },
    ),
  }
}
