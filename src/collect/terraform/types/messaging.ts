import { flag, json, literal, number, policy, single } from '../fields.ts'
import { type Mappings, resource } from '../mapping.ts'

export const messaging: Mappings = {
  aws_sns_topic: resource(
    'AWS::SNS::Topic',
    {
      TopicName: literal('name'),
      DisplayName: 'display_name',
      FifoTopic: flag('fifo_topic'),
      KmsMasterKeyId: 'kms_master_key_id',
      ResourcePolicy: policy('policy'),
    },
    { name: 'name' },
  ),
  aws_sns_topic_policy: resource('AWS::SNS::TopicPolicy', {
    Topics: single('arn'),
    PolicyDocument: policy('policy'),
  }),
  aws_sns_topic_subscription: resource('AWS::SNS::Subscription', {
    Endpoint: 'endpoint',
    Protocol: literal('protocol'),
    TopicArn: 'topic_arn',
  }),
  aws_sqs_queue: resource(
    'AWS::SQS::Queue',
    {
      QueueName: literal('name'),
      FifoQueue: flag('fifo_queue'),
      KmsMasterKeyId: 'kms_master_key_id',
      MessageRetentionPeriod: number('message_retention_seconds'),
      RedrivePolicy: json('redrive_policy'),
      ResourcePolicy: policy('policy'),
      SqsManagedSseEnabled: flag('sqs_managed_sse_enabled'),
    },
    { name: 'name' },
  ),
  aws_sqs_queue_policy: resource('AWS::SQS::QueuePolicy', {
    Queues: single('queue_url'),
    PolicyDocument: policy('policy'),
  }),
}
