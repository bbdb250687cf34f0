import { accountType } from '../../../model/resource.ts'
import {
  changed,
  concat,
  either,
  type Field,
  type Fields,
  flag,
  ifSet,
  inside,
  list,
  literal,
  many,
  number,
  object,
  one,
  policy,
  positive,
  words,
} from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'
import { grants } from './s3-grants.ts'

const bucket = 'AWS::S3::Bucket'

const blocks: Fields = {
  BlockPublicAcls: flag('block_public_acls'),
  BlockPublicPolicy: flag('block_public_policy'),
  IgnorePublicAcls: flag('ignore_public_acls'),
  RestrictPublicBuckets: flag('restrict_public_buckets'),
}

const canned = words(literal('acl'), {
  private: 'Private',
  'public-read': 'PublicRead',
  'public-read-write': 'PublicReadWrite',
  'authenticated-read': 'AuthenticatedRead',
  'aws-exec-read': 'AwsExecRead',
  'bucket-owner-read': 'BucketOwnerRead',
  'bucket-owner-full-control': 'BucketOwnerFullControl',
  'log-delivery-write': 'LogDeliveryWrite',
})

const encryption: Fields = {
  ServerSideEncryptionConfiguration: many('rule', {
    ServerSideEncryptionByDefault: one('apply_server_side_encryption_by_default', {
      SSEAlgorithm: 'sse_algorithm',
      KMSMasterKeyID: 'kms_master_key_id',
    }),
    BucketKeyEnabled: flag('bucket_key_enabled'),
  }),
}

const logging: Fields = {
  DestinationBucketName: 'target_bucket',
  LogFilePrefix: 'target_prefix',
}

const lifecycleRule: Fields = {
  Id: 'id',
  Prefix: either('prefix', inside('filter', 'prefix')),
  Status: either(
    literal('status'),
    changed(flag('enabled'), (on) => (on === true ? 'Enabled' : 'Disabled')),
  ),
  ExpirationInDays: inside('expiration', positive('days')),
  ExpirationDate: inside('expiration', 'date'),
  ExpiredObjectDeleteMarker: inside('expiration', flag('expired_object_delete_marker')),
  Transitions: many('transition', {
    TransitionInDays: number('days'),
    TransitionDate: 'date',
    StorageClass: 'storage_class',
  }),
  NoncurrentVersionExpiration: one('noncurrent_version_expiration', {
    NoncurrentDays: either(positive('noncurrent_days'), positive('days')),
  }),
  AbortIncompleteMultipartUpload: either(
    one('abort_incomplete_multipart_upload', {
      DaysAfterInitiation: positive('days_after_initiation'),
    }),
    object({ DaysAfterInitiation: positive('abort_incomplete_multipart_upload_days') }),
  ),
}

const objectLock: Fields = {
  ObjectLockEnabled: 'object_lock_enabled',
  Rule: one('rule', {
    DefaultRetention: one('default_retention', {
      Mode: 'mode',
      Days: positive('days'),
      Years: positive('years'),
    }),
  }),
}

const replication: Fields = {
  Role: 'role',
  Rules: concat(
    ...['rule', 'rules'].map((name) =>
      many(name, {
        Id: 'id',
        Status: 'status',
        Destination: one('destination', {
          Bucket: 'bucket',
          Account: either('account', 'account_id'),
          StorageClass: 'storage_class',
        }),
      }),
    ),
  ),
}

/** Blocks that provider 3 had inside the bucket, and that later ones compute. */
const inline = (name: string, field: Field): Field => ifSet(name, field)

export const s3: Mappings = {
  aws_s3_account_public_access_block: resource(accountType, {
    PublicAccessBlockConfiguration: object(blocks),
  }),
  aws_s3_bucket: resource(
    bucket,
    {
      BucketName: literal('bucket'),
      ObjectLockEnabled: flag('object_lock_enabled'),
      AccessControl: either(ifSet('acl', canned), ifSet('grant', grants('grant'))),
      ResourcePolicy: policy('policy'),
      VersioningConfiguration: inline(
        'versioning',
        one('versioning', {
          Status: changed(flag('enabled'), (on) => (on === true ? 'Enabled' : 'Suspended')),
        }),
      ),
      BucketEncryption: inline(
        'server_side_encryption_configuration',
        one('server_side_encryption_configuration', encryption),
      ),
      LoggingConfiguration: inline('logging', one('logging', logging)),
      LifecycleConfiguration: inline(
        'lifecycle_rule',
        object({ Rules: many('lifecycle_rule', lifecycleRule) }),
      ),
      ObjectLockConfiguration: inline(
        'object_lock_configuration',
        one('object_lock_configuration', objectLock),
      ),
      ReplicationConfiguration: inline(
        'replication_configuration',
        one('replication_configuration', replication),
      ),
    },
    { name: 'bucket' },
  ),
  aws_s3_bucket_acl: part(bucket, 'bucket', {
    AccessControl: either(
      ifSet('acl', canned),
      ifSet('access_control_policy', inside('access_control_policy', grants('grant'))),
    ),
  }),
  aws_s3_bucket_lifecycle_configuration: part(bucket, 'bucket', {
    LifecycleConfiguration: object({ Rules: many('rule', lifecycleRule) }),
  }),
  aws_s3_bucket_logging: part(bucket, 'bucket', { LoggingConfiguration: object(logging) }),
  aws_s3_bucket_notification: ignored,
  aws_s3_bucket_object: ignored,
  aws_s3_bucket_object_lock_configuration: part(bucket, 'bucket', {
    ObjectLockConfiguration: object(objectLock),
  }),
  aws_s3_bucket_ownership_controls: part(bucket, 'bucket', {
    OwnershipControls: object({ Rules: many('rule', { ObjectOwnership: 'object_ownership' }) }),
  }),
  aws_s3_bucket_policy: resource('AWS::S3::BucketPolicy', {
    Bucket: 'bucket',
    PolicyDocument: policy('policy'),
  }),
  aws_s3_bucket_public_access_block: part(bucket, 'bucket', {
    PublicAccessBlockConfiguration: object(blocks),
  }),
  aws_s3_bucket_replication_configuration: part(bucket, 'bucket', {
    ReplicationConfiguration: object(replication),
  }),
  aws_s3_bucket_server_side_encryption_configuration: part(bucket, 'bucket', {
    BucketEncryption: object(encryption),
  }),
  aws_s3_bucket_versioning: part(bucket, 'bucket', {
    VersioningConfiguration: one('versioning_configuration', {
      Status: words(literal('status'), { Disabled: 'Suspended' }),
    }),
  }),
  aws_s3_bucket_website_configuration: part(bucket, 'bucket', {
    WebsiteConfiguration: object({
      IndexDocument: inside('index_document', 'suffix'),
      ErrorDocument: inside('error_document', 'key'),
    }),
  }),
  aws_s3_bucket_cors_configuration: part(bucket, 'bucket', {
    CorsConfiguration: object({
      CorsRules: many('cors_rule', {
        AllowedOrigins: list('allowed_origins'),
        AllowedMethods: list('allowed_methods'),
        AllowedHeaders: list('allowed_headers'),
      }),
    }),
  }),
  aws_s3_object: ignored,
  aws_s3_access_point: resource('AWS::S3::AccessPoint', {
    Name: literal('name'),
    Bucket: 'bucket',
    Policy: policy('policy'),
    PublicAccessBlockConfiguration: one('public_access_block_configuration', blocks),
    VpcConfiguration: one('vpc_configuration', { VpcId: 'vpc_id' }),
  }),
}
