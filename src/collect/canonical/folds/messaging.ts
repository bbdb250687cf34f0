import { append, appendPolicy } from '../draft.ts'
import { type Fold, foldInto } from '../fold.ts'

export const messaging: Readonly<Record<string, Fold>> = {
  'AWS::SNS::TopicPolicy': policy('AWS::SNS::Topic', 'Topics'),
  'AWS::SNS::TopicInlinePolicy': policy('AWS::SNS::Topic', 'TopicArn'),
  'AWS::SQS::QueuePolicy': policy('AWS::SQS::Queue', 'Queues'),
  'AWS::SQS::QueueInlinePolicy': policy('AWS::SQS::Queue', 'Queue'),
  'AWS::SNS::Subscription': (child, stack) =>
    foldInto(child, stack, {
      parent: 'AWS::SNS::Topic',
      reference: child.properties['TopicArn'],
      property: 'Subscription',
      mode: 'list',
      move: (topic) => {
        const { Protocol, Endpoint } = child.properties
        append(topic, 'Subscription', { Protocol, Endpoint }, child, '')
      },
    }),
}

function policy(parent: string, reference: string): Fold {
  return (child, stack) =>
    foldInto(child, stack, {
      parent,
      reference: child.properties[reference],
      property: 'ResourcePolicy',
      mode: 'value',
      move: (owner) =>
        appendPolicy(
          owner,
          'ResourcePolicy',
          child.properties['PolicyDocument'],
          child,
          '/PolicyDocument',
        ),
    })
}
