import type { Guarded } from '../../../evaluate/access/graph/resource-policies.ts'

/** Type → the actions that internal access is looked for by; those ending in `/*` are on what is inside. */
const actions: Readonly<
  Record<string, { readonly on: readonly string[]; readonly in?: readonly string[] }>
> = {
  'AWS::S3::Bucket': {
    on: ['s3:ListBucket', 's3:PutBucketPolicy', 's3:DeleteBucket'],
    in: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  },
  'AWS::S3Express::DirectoryBucket': { on: ['s3express:CreateSession'] },
  'AWS::DynamoDB::Table': {
    on: [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:DeleteTable',
    ],
  },
  'AWS::IAM::Role': { on: ['sts:AssumeRole', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole'] },
  'AWS::KMS::Key': {
    on: [
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:CreateGrant',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
    ],
  },
  'AWS::SecretsManager::Secret': {
    on: [
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:PutResourcePolicy',
      'secretsmanager:DeleteSecret',
    ],
  },
  'AWS::SQS::Queue': {
    on: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:SetQueueAttributes'],
  },
  'AWS::SNS::Topic': { on: ['sns:Publish', 'sns:Subscribe', 'sns:SetTopicAttributes'] },
  'AWS::Lambda::Function': {
    on: ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode', 'lambda:AddPermission'],
  },
  'AWS::Lambda::LayerVersion': { on: ['lambda:GetLayerVersion'] },
  'AWS::ECR::Repository': { on: ['ecr:BatchGetImage', 'ecr:PutImage', 'ecr:SetRepositoryPolicy'] },
  'AWS::EFS::FileSystem': {
    on: [
      'elasticfilesystem:ClientMount',
      'elasticfilesystem:ClientWrite',
      'elasticfilesystem:ClientRootAccess',
    ],
  },
}

/** Whether internal access to resources of the type is looked for. */
export function hasInternalActions(type: string): boolean {
  return Object.hasOwn(actions, type)
}

/** The requests by which internal access to a resource is looked for. */
export function actionsOn({
  resource: { type },
  arn,
}: Guarded): readonly { readonly action: string; readonly resource: string }[] {
  const known = Object.hasOwn(actions, type) ? actions[type] : undefined
  return [
    ...(known?.on ?? []).map((action) => ({ action, resource: arn })),
    ...(known?.in ?? []).map((action) => ({ action, resource: `${arn}/object` })),
  ]
}
