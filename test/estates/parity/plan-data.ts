import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const key = to('aws_kms_key.DataKey.arn')

const databases = [
  planned('aws_db_parameter_group.StrictParameters', {
    name: 'parity-strict',
    description: 'TLS only',
    family: 'postgres16',
    parameter: [{ name: 'rds.force_ssl', value: '1', apply_method: 'pending-reboot' }],
  }),
  planned('aws_db_instance.OrdersDatabase', {
    identifier: 'parity-orders',
    instance_class: 'db.t4g.medium',
    engine: 'postgres',
    engine_version: '16.4',
    allocated_storage: 20,
    username: 'orders_admin',
    password: null,
    manage_master_user_password: true,
    storage_encrypted: true,
    kms_key_id: computed,
    publicly_accessible: false,
    backup_retention_period: 14,
    deletion_protection: true,
    copy_tags_to_snapshot: true,
    auto_minor_version_upgrade: true,
    iam_database_authentication_enabled: true,
    enabled_cloudwatch_logs_exports: ['postgresql'],
    parameter_group_name: to('aws_db_parameter_group.StrictParameters.name'),
    vpc_security_group_ids: computed,
    multi_az: computed,
  }),
  {
    ...planned('aws_db_instance.LegacyDatabase', {
      identifier: 'parity-legacy',
      instance_class: 'db.t3.micro',
      engine: 'mysql',
      engine_version: '8.0.39',
      allocated_storage: 20,
      username: 'admin',
      password: 'not-a-real-password',
      manage_master_user_password: null,
      storage_encrypted: false,
      kms_key_id: computed,
      publicly_accessible: true,
      backup_retention_period: 0,
      deletion_protection: null,
      copy_tags_to_snapshot: false,
      auto_minor_version_upgrade: false,
      iam_database_authentication_enabled: null,
      enabled_cloudwatch_logs_exports: null,
      parameter_group_name: computed,
      vpc_security_group_ids: computed,
      multi_az: computed,
    }),
    sensitive: { password: true },
  },
]

const clusters = [
  planned('aws_rds_cluster.LedgerCluster', {
    cluster_identifier: 'parity-ledger',
    engine: 'aurora-postgresql',
    master_username: 'ledger_admin',
    master_password: null,
    manage_master_user_password: true,
    storage_encrypted: true,
    kms_key_id: computed,
    backup_retention_period: 14,
    deletion_protection: true,
    iam_database_authentication_enabled: true,
  }),
  {
    ...planned('aws_rds_cluster.LooseCluster', {
      cluster_identifier: 'parity-loose',
      engine: 'aurora-postgresql',
      master_username: 'loose_admin',
      master_password: 'not-a-real-password',
      manage_master_user_password: null,
      storage_encrypted: computed,
      kms_key_id: computed,
      backup_retention_period: 1,
      deletion_protection: null,
      iam_database_authentication_enabled: null,
    }),
    sensitive: { master_password: true },
  },
]

const tableShown = {
  billing_mode: 'PAY_PER_REQUEST',
  hash_key: 'id',
  attribute: [{ name: 'id', type: 'S' }],
}

const tables = [
  planned('aws_dynamodb_table.SessionsTable', {
    ...tableShown,
    name: 'parity-sessions',
    server_side_encryption: [{ enabled: true, kms_key_arn: key }],
    point_in_time_recovery: [{ enabled: true, recovery_period_in_days: computed }],
    deletion_protection_enabled: true,
  }),
  planned('aws_dynamodb_table.PlainTable', {
    ...tableShown,
    name: 'parity-plain',
    server_side_encryption: computed,
    point_in_time_recovery: computed,
    deletion_protection_enabled: null,
  }),
]

const secrets = [
  planned('aws_secretsmanager_secret.ApiSecret', {
    name: 'parity-api',
    kms_key_id: key,
    policy: computed,
  }),
  planned('aws_secretsmanager_secret_rotation.ApiSecret', {
    secret_id: to('aws_secretsmanager_secret.ApiSecret.id'),
    rotation_lambda_arn: null,
    rotation_rules: [{ automatically_after_days: 30, duration: null, schedule_expression: null }],
  }),
  planned('aws_secretsmanager_secret.OpenSecret', {
    name: 'parity-open',
    kms_key_id: null,
    policy: computed,
  }),
  planned('aws_secretsmanager_secret_policy.OpenSecret', {
    secret_arn: to('aws_secretsmanager_secret.OpenSecret.arn'),
    policy: document({
      Effect: 'Allow',
      Principal: '*',
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    }),
  }),
]

const queueShown = { kms_master_key_id: null, policy: computed, message_retention_seconds: 345_600 }

const messages = [
  planned('aws_sns_topic.AlertsTopic', {
    name: 'parity-alerts',
    kms_master_key_id: key,
    policy: computed,
  }),
  planned('aws_sns_topic_policy.AlertsTopic', {
    arn: to('aws_sns_topic.AlertsTopic.arn'),
    policy: document({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: 'arn:aws:sns:us-east-1:123456789012:parity-alerts',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
  }),
  planned('aws_sns_topic.OpenTopic', {
    name: 'parity-open',
    kms_master_key_id: null,
    policy: computed,
  }),
  planned('aws_sns_topic_policy.OpenTopic', {
    arn: to('aws_sns_topic.OpenTopic.arn'),
    policy: document({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: 'arn:aws:sns:us-east-1:123456789012:parity-open',
    }),
  }),
  planned('aws_sns_topic_subscription.OpenTopicHook', {
    topic_arn: to('aws_sns_topic.OpenTopic.arn'),
    protocol: 'http',
    endpoint: 'http://hooks.example.com/',
  }),
  planned('aws_sqs_queue.OrdersQueue', {
    ...queueShown,
    name: 'parity-orders',
    kms_master_key_id: key,
    sqs_managed_sse_enabled: computed,
  }),
  planned('aws_sqs_queue_policy.OrdersQueue', {
    queue_url: to('aws_sqs_queue.OrdersQueue.id'),
    policy: document(
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: 'arn:aws:sqs:us-east-1:123456789012:parity-orders',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sqs:SendMessage',
        Resource: 'arn:aws:sqs:us-east-1:123456789012:parity-orders',
      },
    ),
  }),
  planned('aws_sqs_queue.PlainQueue', {
    ...queueShown,
    name: 'parity-plain',
    sqs_managed_sse_enabled: computed,
  }),
  planned('aws_sqs_queue.OpenQueue', {
    ...queueShown,
    name: 'parity-open',
    sqs_managed_sse_enabled: false,
  }),
  planned('aws_sqs_queue_policy.OpenQueue', {
    queue_url: to('aws_sqs_queue.OpenQueue.id'),
    policy: document({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: 'arn:aws:sqs:us-east-1:123456789012:parity-open',
    }),
  }),
]

export const dataPlan: readonly Described[] = [
  ...databases,
  ...clusters,
  ...tables, ...secrets, ...messages]
