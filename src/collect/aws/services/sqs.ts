import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'

/** Queues with encryption, policy and retention. */
export const collector: Collector = {
  service: 'sqs',
  scope: 'regional',
  types: ['AWS::SQS::Queue'],
  actions: ['sqs:GetQueueAttributes', 'sqs:ListQueues', 'sqs:ListQueueTags'],
  async collect(context) {
    const { SQS, paginateListQueues } = await import('@aws-sdk/client-sqs')
    const sqs = context.client(SQS)
    const urls = await context.list(
      { permission: 'sqs:ListQueues' },
      paginateListQueues({ client: sqs, pageSize: 1000 }, {}),
      (page) => page.QueueUrls,
    )
    await context.each(urls, async (QueueUrl) => {
      const attributes = await context.detail(
        { permission: 'sqs:GetQueueAttributes', resource: QueueUrl },
        async () =>
          (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes ?? {},
      )
      const tags = await context.detail(
        { permission: 'sqs:ListQueueTags', resource: QueueUrl },
        async () => (await sqs.listQueueTags({ QueueUrl })).Tags ?? {},
      )
      const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)
      context.emit({
        type: 'AWS::SQS::Queue',
        id: QueueUrl,
        arn: `arn:${context.partition}:sqs:${context.region}:${context.account}:${name}`,
        name,
        properties: {
          QueueName: name,
          KmsMasterKeyId: known(attributes, (a) => a.KmsMasterKeyId),
          SqsManagedSseEnabled: known(attributes, (a) => a.SqsManagedSseEnabled === 'true'),
          ResourcePolicy: known(attributes, (a) => parsePolicy(a.Policy)),
          RedrivePolicy: known(attributes, (a) => parsePolicy(a.RedrivePolicy)),
          MessageRetentionPeriod: known(attributes, (a) =>
            a.MessageRetentionPeriod === undefined ? undefined : Number(a.MessageRetentionPeriod),
          ),
        },
        tags,
      })
    })
  },
}
