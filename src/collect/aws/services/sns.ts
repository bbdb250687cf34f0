import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

const types = ['AWS::SNS::Topic']

/** Topics with key, policy and subscriptions. */
export const collector: Collector = {
  service: 'sns',
  scope: 'regional',
  types,
  actions: [
    'sns:GetTopicAttributes',
    'sns:ListSubscriptionsByTopic',
    'sns:ListTagsForResource',
    'sns:ListTopics',
  ],
  async collect(context) {
    const { SNS, paginateListSubscriptionsByTopic, paginateListTopics } =
      await import('@aws-sdk/client-sns')
    const sns = context.client(SNS)
    const topics = await context.list(
      { permission: 'sns:ListTopics' },
      paginateListTopics({ client: sns }, {}),
      (page) => page.Topics,
    )
    await context.each(topics, async ({ TopicArn: arn = '' }) => {
      const attributes = await context.detail(
        { permission: 'sns:GetTopicAttributes', resource: arn },
        async () => (await sns.getTopicAttributes({ TopicArn: arn })).Attributes ?? {},
      )
      const subscriptions = await context.detail(
        { permission: 'sns:ListSubscriptionsByTopic', resource: arn },
        async () => {
          const all: object[] = []
          const pages = paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: arn })
          for await (const page of pages)
            for (const { Protocol, Endpoint } of page.Subscriptions ?? [])
              all.push({ Protocol, Endpoint })
          return all
        },
      )
      const tags = await context.detail(
        { permission: 'sns:ListTagsForResource', resource: arn },
        async () => (await sns.listTagsForResource({ ResourceArn: arn })).Tags,
      )
      const name = arn.slice(arn.lastIndexOf(':') + 1)
      context.emit({
        type: 'AWS::SNS::Topic',
        id: arn,
        arn,
        name,
        properties: {
          TopicName: name,
          KmsMasterKeyId: known(attributes, (a) => a['KmsMasterKeyId']),
          ResourcePolicy: known(attributes, (a) => parsePolicy(a['Policy'])),
          Subscription: subscriptions,
        },
        tags: tagsOf(tags),
      })
    })
  },
}
