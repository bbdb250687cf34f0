import { SNS, type SubscribeInput } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, arn, nameless, sure } from './applier.ts'

export const messaging: Appliers = {
  'AWS::SNS::Topic': async (p: { TopicName: string; KmsMasterKeyId?: string }, moto: Moto) => {
    const made = await moto.client(SNS).createTopic({
      Name: p.TopicName,
      Attributes: { ...(p.KmsMasterKeyId !== undefined && { KmsMasterKeyId: p.KmsMasterKeyId }) },
    })
    return { ref: sure(made.TopicArn) }
  },
  'AWS::SNS::TopicPolicy': async (
    p: { Topics: readonly string[]; PolicyDocument: object },
    moto: Moto,
  ) => {
    const AttributeValue = JSON.stringify(p.PolicyDocument)
    for (const TopicArn of p.Topics)
      await moto
        .client(SNS)
        .setTopicAttributes({ TopicArn, AttributeName: 'Policy', AttributeValue })
    return nameless
  },
  'AWS::SNS::Subscription': async (p: SubscribeInput, moto: Moto) => {
    await moto.client(SNS).subscribe(p)
    return nameless
  },
  'AWS::SQS::Queue': async (
    { QueueName, ...rest }: { QueueName: string } & Readonly<Record<string, unknown>>,
    moto: Moto,
  ) => {
    const Attributes = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, String(v)]))
    const made = await moto.client(SQS).createQueue({ QueueName, Attributes })
    return { ref: sure(made.QueueUrl), attributes: { Arn: arn('sqs', QueueName) } }
  },
  'AWS::SQS::QueuePolicy': async (
    p: { Queues: readonly string[]; PolicyDocument: object },
    moto: Moto,
  ) => {
    const Policy = JSON.stringify(p.PolicyDocument)
    for (const QueueUrl of p.Queues)
      await moto.client(SQS).setQueueAttributes({ QueueUrl, Attributes: { Policy } })
    return nameless
  },
}
