import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const policy = (action: string, resource: string) => ({
  Version: '2012-10-17',
  Id: 'open',
  Statement: [
    { Sid: 'Anyone', Effect: 'Allow', Principal: '*', Action: action, Resource: resource },
  ],
})
const topicArn = 'arn:aws:sns:us-east-1:123456789012:alerts'
const queueArn = 'arn:aws:sqs:us-east-1:123456789012:orders'

describeLive('Live messaging', (moto) => {
  let collected: Collected
  beforeAll(async () => {
    await buildTopics(moto.client(SNS))
    await buildQueues(moto.client(SQS))
    collected = await moto.collect({ services: ['sns', 'sqs'] })
  })

  test('reads everything, without a gap', () => {
    expect(collected.gaps).toEqual([])
    expect(collected.source.collected).toEqual(
      expect.arrayContaining(['AWS::SNS::Topic', 'AWS::SQS::Queue']),
    )
  })

  test('a topic carries key, policy and subscriptions', () => {
    const topic = the(collected, 'AWS::SNS::Topic', topicArn)
    expect(topic.properties).toEqual({
      TopicName: 'alerts',
      KmsMasterKeyId: 'alias/alerts',
      ResourcePolicy: policy('sns:Publish', topicArn),
      Subscription: [
        { Protocol: 'http', Endpoint: 'http://hooks.example.com/alerts' },
        { Protocol: 'email', Endpoint: 'ops@example.com' },
      ],
    })
    expect([topic.name, topic.arn, topic.tags]).toEqual(['alerts', topicArn, { team: 'web' }])
  })

  test('a topic without settings has no key and the policy that the service gives', () => {
    const { properties } = the(collected, 'AWS::SNS::Topic', topicArn.replace('alerts', 'plain'))
    expect(properties).not.toHaveProperty('KmsMasterKeyId')
    expect(properties['Subscription']).toEqual([])
    expect(properties['ResourcePolicy']).toMatchObject({
      Statement: [{ Condition: { StringEquals: { 'AWS:SourceOwner': '123456789012' } } }],
    })
  })

  test('a queue carries key, policy, dead letters and retention, as numbers and objects', () => {
    const queue = the(collected, 'AWS::SQS::Queue', `${moto.endpoint}/123456789012/orders`)
    expect(queue.properties).toMatchObject({
      QueueName: 'orders',
      KmsMasterKeyId: 'alias/orders',
      ResourcePolicy: policy('sqs:SendMessage', queueArn),
      RedrivePolicy: { maxReceiveCount: 3 },
      MessageRetentionPeriod: 86_400,
    })
    expect([queue.name, queue.arn, queue.tags]).toEqual(['orders', queueArn, { team: 'web' }])
  })

  test('a queue without settings is encrypted by the service and has no policy', () => {
    const queue = the(collected, 'AWS::SQS::Queue', `${moto.endpoint}/123456789012/plain`)
    expect(queue.properties).toEqual({
      QueueName: 'plain',
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 345_600,
    })
    expect(queue.tags).toEqual({})
  })
})

async function buildTopics(sns: SNS) {
  await sns.createTopic({ Name: 'plain' })
  await sns.createTopic({
    Name: 'alerts',
    Attributes: {
      KmsMasterKeyId: 'alias/alerts',
      Policy: JSON.stringify(policy('sns:Publish', topicArn)),
    },
    Tags: [{ Key: 'team', Value: 'web' }],
  })
  await sns.subscribe({
    TopicArn: topicArn,
    Protocol: 'http',
    Endpoint: 'http://hooks.example.com/alerts',
  })
  await sns.subscribe({ TopicArn: topicArn, Protocol: 'email', Endpoint: 'ops@example.com' })
}

async function buildQueues(sqs: SQS) {
  await sqs.createQueue({ QueueName: 'plain' })
  await sqs.createQueue({ QueueName: 'dead' })
  await sqs.createQueue({
    QueueName: 'orders',
    Attributes: {
      KmsMasterKeyId: 'alias/orders',
      MessageRetentionPeriod: '86400',
      Policy: JSON.stringify(policy('sqs:SendMessage', queueArn)),
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
        maxReceiveCount: 3,
      }),
    },
    tags: { team: 'web' },
  })
}
