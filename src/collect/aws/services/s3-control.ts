import type { Collector } from '../collector.ts'

/** The account's own block of public access to S3. */
export const collector: Collector = {
  service: 's3-control',
  scope: 'global',
  types: [],
  account: ['PublicAccessBlockConfiguration'],
  actions: ['s3:GetAccountPublicAccessBlock'],
  async collect(context) {
    const { S3Control } = await import('@aws-sdk/client-s3-control')
    const client = context.client(S3Control)
    const block = await context.detail(
      {
        permission: 's3:GetAccountPublicAccessBlock',
        types: ['AWS::::Account'],
        resource: context.account,
        absent: ['NoSuchPublicAccessBlockConfiguration'],
      },
      async () =>
        (await client.getPublicAccessBlock({ AccountId: context.account }))
          .PublicAccessBlockConfiguration,
    )
    context.contributeAccount({ properties: { PublicAccessBlockConfiguration: block } })
  },
}
