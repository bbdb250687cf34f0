import type { Distribution } from '@aws-sdk/client-cloudfront'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { distributionConfig } from './cloudfront/distribution-config.ts'
import { tagsOf } from '../tags.ts'

/** Distributions with their whole configuration. */
export const collector: Collector = {
  service: 'cloudfront',
  scope: 'global',
  types: ['AWS::CloudFront::Distribution'],
  actions: [
    'cloudfront:GetDistribution',
    'cloudfront:ListDistributions',
    'cloudfront:ListTagsForResource',
  ],
  async collect(context) {
    const { CloudFront, paginateListDistributions } = await import('@aws-sdk/client-cloudfront')
    const cloudfront = context.client(CloudFront)
    const distributions = await context.list(
      { permission: 'cloudfront:ListDistributions' },
      paginateListDistributions({ client: cloudfront }, {}),
      (page) => page.DistributionList?.Items,
    )
    await context.each(distributions, async ({ Id = '', ARN }) => {
      const one: Distribution | Unknown | undefined = await context.detail(
        { permission: 'cloudfront:GetDistribution', resource: Id },
        async () => (await cloudfront.getDistribution({ Id })).Distribution,
      )
      const tags = await context.detail(
        { permission: 'cloudfront:ListTagsForResource', resource: Id },
        async () => (await cloudfront.listTagsForResource({ Resource: ARN })).Tags?.Items,
      )
      const DistributionConfig = isUnknown(one) ? one : distributionConfig(one?.DistributionConfig)
      context.emit({
        type: 'AWS::CloudFront::Distribution',
        id: Id,
        arn: ARN,
        properties: { DistributionConfig },
        tags: tagsOf(tags),
      })
    })
  },
}
