import { constant, type DescribedPlan, ref } from './build-plan.ts'

const uploads = 'aws_s3_bucket.uploads'
const tls = {
  sid: constant('TlsOnly'),
  effect: constant('Deny'),
  actions: constant(['s3:*']),
  resources: ref('aws_s3_bucket.uploads.arn', 'aws_s3_bucket.uploads.arn'),
  principals: [{ type: constant('*'), identifiers: constant(['*']) }],
  condition: [
    {
      test: constant('Bool'),
      variable: constant('aws:SecureTransport'),
      values: constant(['false']),
    },
  ],
}

/** A new web application: balancer, instances, database and uploads, with its key in a module. */
export const webApplication: DescribedPlan = {
  providers: {
    aws: {
      name: 'aws',
      full_name: 'registry.terraform.io/hashicorp/aws',
      expressions: { region: { references: ['var.region'] } },
    },
  },
  variables: { region: { value: 'eu-west-1' } },
  modules: [
    {
      path: 'module.key',
      inputs: { alias: constant('alias/application') },
      outputs: { arn: ref('aws_kms_key.this[0].arn') },
    },
    {
      path: 'module.queue',
      forEach: constant({ orders: {}, refunds: {} }),
      inputs: { key_arn: ref('module.key.arn'), name: { references: ['each.key'] } },
      outputs: { arn: ref('aws_sqs_queue.this.arn') },
    },
  ],
  priorData: [
    {
      address: 'data.aws_caller_identity.current',
      values: { account_id: '111122223333', id: '111122223333' },
    },
  ],
  resources: [
    {
      address: 'aws_kms_key.this[0]',
      module: 'module.key',
      values: {
        description: 'Data of the application',
        enable_key_rotation: true,
        is_enabled: true,
        multi_region: false,
      },
      unknown: { arn: true, id: true, key_id: true, policy: true },
      expressions: {
        enable_key_rotation: constant(true),
        description: constant('Data of the application'),
      },
    },
    ...['orders', 'refunds'].map((name) => ({
      address: 'aws_sqs_queue.this',
      module: `module.queue["${name}"]`,
      values: { name, fifo_queue: false, tags: null, tags_all: {} },
      unknown: {
        arn: true,
        id: true,
        url: true,
        policy: true,
        kms_master_key_id: true,
        sqs_managed_sse_enabled: true,
      },
      expressions: {
        name: { references: ['var.name'] },
        kms_master_key_id: { references: ['var.key_arn'] },
      },
    })),
    {
      address: uploads,
      values: {
        bucket: 'examplepay-uploads-111122223333',
        force_destroy: false,
        tags: { 'data-classification': 'confidential' },
        tags_all: { 'data-classification': 'confidential', environment: 'production' },
      },
      unknown: {
        arn: true,
        id: true,
        acl: true,
        grant: true,
        lifecycle_rule: true,
        logging: true,
        policy: true,
        replication_configuration: true,
        server_side_encryption_configuration: true,
        versioning: true,
        object_lock_configuration: true,
        tags: {},
        tags_all: {},
      },
      expressions: { bucket: constant('examplepay-uploads-111122223333') },
    },
    {
      address: 'aws_s3_bucket_versioning.uploads',
      values: { versioning_configuration: [{ status: 'Enabled' }] },
      unknown: { bucket: true, id: true, versioning_configuration: [{ mfa_delete: true }] },
      expressions: {
        bucket: ref(`${uploads}.id`),
        versioning_configuration: [{ status: constant('Enabled') }],
      },
    },
    {
      address: 'aws_s3_bucket_server_side_encryption_configuration.uploads',
      values: {
        rule: [
          {
            apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }],
            bucket_key_enabled: true,
          },
        ],
      },
      unknown: {
        bucket: true,
        rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: true }] }],
      },
      expressions: {
        bucket: ref(`${uploads}.id`),
        rule: [
          {
            apply_server_side_encryption_by_default: [
              { sse_algorithm: constant('aws:kms'), kms_master_key_id: ref('module.key.arn') },
            ],
            bucket_key_enabled: constant(true),
          },
        ],
      },
    },
    {
      address: 'data.aws_iam_policy_document.uploads',
      values: {
        statement: [
          {
            sid: 'TlsOnly',
            effect: 'Deny',
            actions: ['s3:*'],
            not_actions: null,
            resources: [null, null],
            not_resources: null,
            principals: [{ type: '*', identifiers: ['*'] }],
            not_principals: [],
            condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
          },
        ],
        source_policy_documents: null,
        override_policy_documents: null,
        version: null,
      },
      unknown: {
        id: true,
        json: true,
        minified_json: true,
        statement: [
          {
            actions: [false],
            resources: [true, true],
            principals: [{ identifiers: [false] }],
            not_principals: [],
            condition: [{ values: [false] }],
          },
        ],
      },
      expressions: { statement: [tls] },
    },
    {
      address: 'aws_s3_bucket_policy.uploads',
      unknown: { bucket: true, id: true, policy: true },
      expressions: {
        bucket: ref(`${uploads}.id`),
        policy: ref('data.aws_iam_policy_document.uploads.json'),
      },
    },
    {
      address: 'aws_security_group.balancer',
      values: {
        name: 'balancer',
        description: 'Web traffic',
        vpc_id: 'vpc-0123456789abcdef0',
        ingress: [443, 80].map((port) => ({
          cidr_blocks: ['0.0.0.0/0'],
          description: port === 443 ? 'HTTPS' : 'Redirect',
          from_port: port,
          to_port: port,
          protocol: 'tcp',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        })),
      },
      unknown: {
        arn: true,
        id: true,
        egress: true,
        ingress: [{ cidr_blocks: [false] }, { cidr_blocks: [false] }],
      },
      expressions: { name: constant('balancer'), vpc_id: constant('vpc-0123456789abcdef0') },
    },
    {
      address: 'aws_security_group.instances[0]',
      values: {
        name: 'instances',
        description: 'Application instances',
        vpc_id: 'vpc-0123456789abcdef0',
      },
      unknown: { arn: true, id: true, egress: true, ingress: true },
      expressions: { name: constant('instances') },
    },
    {
      address: 'aws_vpc_security_group_ingress_rule.from_balancer',
      values: { ip_protocol: 'tcp', from_port: 8080, to_port: 8080, cidr_ipv4: null },
      unknown: { arn: true, id: true, security_group_id: true, referenced_security_group_id: true },
      expressions: {
        security_group_id: {
          references: [
            'aws_security_group.instances[0].id',
            'aws_security_group.instances[0]',
            'aws_security_group.instances',
          ],
        },
        referenced_security_group_id: ref('aws_security_group.balancer.id'),
      },
    },
    {
      address: 'aws_vpc_security_group_ingress_rule.from_admins',
      values: { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: '198.51.100.0/24' },
      unknown: { arn: true, id: true, security_group_id: true },
      expressions: {
        security_group_id: { references: ['aws_security_group.instances', 'count.index'] },
      },
    },
    {
      address: 'aws_lb.web',
      values: {
        name: 'web',
        load_balancer_type: 'application',
        internal: false,
        drop_invalid_header_fields: true,
        enable_deletion_protection: false,
        access_logs: [],
        subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      },
      unknown: { arn: true, id: true, security_groups: true },
      expressions: {
        internal: constant(false),
        security_groups: ref('aws_security_group.balancer.id'),
      },
    },
    {
      address: 'aws_wafv2_web_acl.web',
      values: {
        name: 'web',
        scope: 'REGIONAL',
        default_action: [{ allow: [{ custom_request_handling: [] }], block: [] }],
        rule: [
          {
            name: 'common',
            priority: 1,
            action: [],
            override_action: [{ count: [], none: [{}] }],
            statement: [
              {
                managed_rule_group_statement: [
                  { name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' },
                ],
              },
            ],
          },
        ],
      },
      unknown: { arn: true, id: true },
      expressions: { name: constant('web') },
    },
    {
      address: 'aws_wafv2_web_acl_association.web',
      unknown: { id: true, resource_arn: true, web_acl_arn: true },
      expressions: {
        resource_arn: ref('aws_lb.web.arn'),
        web_acl_arn: ref('aws_wafv2_web_acl.web.arn'),
      },
    },
    {
      address: 'aws_db_instance.main',
      values: {
        identifier: 'main',
        engine: 'postgres',
        storage_encrypted: true,
        publicly_accessible: false,
        backup_retention_period: 14,
        deletion_protection: true,
        manage_master_user_password: true,
        username: 'application',
        iam_database_authentication_enabled: true,
        auto_minor_version_upgrade: true,
        enabled_cloudwatch_logs_exports: ['postgresql'],
        copy_tags_to_snapshot: false,
      },
      unknown: {
        arn: true,
        id: true,
        kms_key_id: true,
        vpc_security_group_ids: true,
        parameter_group_name: true,
      },
      expressions: { kms_key_id: ref('module.key.arn') },
    },
    { address: 'aws_sns_topic.old', values: { name: 'old' }, actions: ['delete'] },
    { address: 'random_id.suffix', unknown: { hex: true } },
  ],
}
