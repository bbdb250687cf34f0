import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'

const queueType = 'AWS::SQS::Queue'
/** What most accounts hold with policies of its own; openings of further types count where they are seen. */
const openable = [
  queueType,
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SecretsManager::Secret',
]
const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs'

export default check({
  title: 'No policy of the account lets a stranger in',
  resource: accountType,
  severity: 'high',
  exposure: 'public',
  why: 'One open policy is enough, whatever the service; the engine tries a request of a stranger on every policy.',
  fix: {
    text: 'Name accounts, the organization or source resources in the policies that plinth access exposure lists.',
    effort: 'M',
  },
  reads: [],
  relates: openable,
  test: (account, facts) => {
    const { certain, doubt } = facts.access.exposures(account)
    const open = certain.filter(({ reach }) => reach === 'public').map(({ resource }) => resource)
    if (open.length > 0) return fail(`Open to anyone: ${nameSome(open)}.`, '/id')
    const unseen = doubt ?? openable.map((type) => facts.seen(type, account)).find(isUnknown)
    return unseen === undefined
      ? pass('No policy lets a stranger in.', '/id')
      : undecided(unseen, '/id')
  },
  examples: {
    pass: [
      { name: 'without policies' },
      {
        name: 'with a policy for one service and account',
        near: [
          queue({
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ],
      },
    ],
    fail: [
      { name: 'with an open queue', near: [queue({ Principal: '*' })] },
      {
        name: 'with a condition that anyone meets',
        near: [queue({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      },
    ],
    unknown: [
      {
        name: 'with a policy that could not be read',
        near: [
          {
            type: queueType,
            id: 'jobs',
            arn,
            properties: { ResourcePolicy: { $unknown: 'denied' } },
          },
        ],
      },
    ],
  },
})

function queue(statement: object) {
  const ResourcePolicy = {
    Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn, ...statement }],
  }
  return { type: queueType, id: 'jobs', arn, properties: { ResourcePolicy } }
}
