import { loadCatalogue } from '../../evaluate/access/catalogue/catalogue.ts'
import type { ActionFacts, ResourceTypeFacts } from '../../evaluate/access/catalogue/facts.ts'
import { compileGlob } from '../../lib/glob.ts'
import { actionsOn } from '../access-analyzer/analyse/resource-actions.ts'
import type { Guarded } from '../../evaluate/access/graph/resource-policies.ts'

/** Service of an ARN → what people want to know of its resources first, where the type is not known better. */
const usualActions: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:PutItem', 'dynamodb:DeleteTable'],
  ec2: ['ec2:StartInstances', 'ec2:StopInstances', 'ec2:TerminateInstances'],
  ecr: ['ecr:BatchGetImage', 'ecr:PutImage', 'ecr:SetRepositoryPolicy'],
  iam: ['iam:GetRole', 'iam:PassRole', 'iam:UpdateAssumeRolePolicy', 'iam:DeleteRole'],
  kms: ['kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant', 'kms:ScheduleKeyDeletion'],
  lambda: ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode', 'lambda:AddPermission'],
  rds: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance', 'rds:DeleteDBInstance'],
  s3: ['s3:ListBucket', 's3:PutBucketPolicy', 's3:DeleteBucket'],
  secretsmanager: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
  sns: ['sns:Publish', 'sns:Subscribe', 'sns:SetTopicAttributes'],
  sqs: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:SetQueueAttributes'],
  ssm: ['ssm:GetParameter', 'ssm:PutParameter'],
}
const anywhere = [
  'iam:CreateUser',
  'iam:PassRole',
  's3:GetObject',
  'kms:Decrypt',
  'ec2:RunInstances',
]

/** Columns of a matrix. */
const most = 6

export interface Asked {
  readonly action: string
  /** The resource itself, or something inside it. */
  readonly resource: string
}

/** The questions that a matrix of a resource answers unless somebody chose others. */
export function actionsOf(resource: string, target: Guarded | undefined): readonly Asked[] {
  const own = target === undefined ? [] : actionsOn(target)
  if (own.length > 0) return own.slice(0, most)
  const service = resource.split(':')[2] ?? ''
  const known = Object.hasOwn(usualActions, service) ? usualActions[service] : undefined
  const names = resource === '*' ? anywhere : (known ?? documented(service, resource))
  return names.map((action) => ({ action, resource }))
}

/** Of the documented actions on such a resource: who may share it, end it, change it and read it. */
function documented(service: string, resource: string): readonly string[] {
  const all = [...(loadCatalogue().service(service)?.actions.values() ?? [])]
  const on = all.filter(({ resources }) => resources.some(({ type }) => isOf(type, resource)))
  const some = (count: number, wanted: (action: ActionFacts) => boolean) =>
    on.filter(wanted).slice(0, count)
  const ends = ({ name }: ActionFacts) => name.startsWith('Delete')
  return [
    ...some(1, ({ level }) => level === 'Permissions management'),
    ...some(1, ends),
    ...some(2, (action) => action.level === 'Write' && !ends(action)),
    ...some(2, ({ level }) => level === 'Read'),
  ].map(({ id }) => id)
}

/** By the form of its ARN; snapshots that name a resource by its type have the type in it. */
function isOf({ arn, name }: ResourceTypeFacts, resource: string): boolean {
  const [kind = ''] = (resource.split(':')[5] ?? '').split('/')
  return (
    compileGlob(arn.replaceAll(/\$\{[^}]*\}/g, '*'))(resource) || letters(kind) === letters(name)
  )
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}
