import type { Described } from '../terraform/build-plan.ts'
import { computed, planned, to } from './plan-values.ts'

const image = 'ami-0123456789abcdef0'
const allowed = (Principal: unknown, Action: string, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Anybody', Effect: 'Allow', Principal, Action, ...more }],
  })

/** What the provider shows of an instance that says nothing of it. */
const instanceComputed = {
  associate_public_ip_address: computed,
  ebs_block_device: computed,
  security_groups: computed,
  instance_state: computed,
  public_ip: computed,
  user_data_base64: null,
}

const machines = [
  planned('aws_instance.WebInstance', {
    ...instanceComputed,
    ami: image,
    instance_type: 't3.micro',
    subnet_id: to('aws_subnet.PrivateSubnet.id'),
    vpc_security_group_ids: [to('aws_security_group.WebGroup.id')],
    iam_instance_profile: 'parity-app',
    key_name: computed,
    monitoring: true,
    metadata_options: [{ http_tokens: 'required', http_endpoint: 'enabled' }],
    user_data: '#!/bin/sh\necho ready\n',
    root_block_device: [{ encrypted: true, volume_size: 8, kms_key_id: computed }],
  }),
  planned('aws_instance.LegacyInstance', {
    ...instanceComputed,
    ami: image,
    instance_type: 't3.micro',
    key_name: 'parity-legacy',
    subnet_id: to('aws_subnet.PublicSubnet.id'),
    vpc_security_group_ids: [to('aws_security_group.OpenGroup.id')],
    iam_instance_profile: null,
    monitoring: false,
    metadata_options: [{ http_tokens: 'optional', http_endpoint: 'enabled' }],
    user_data: '#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\n',
    root_block_device: computed,
  }),
  planned('aws_instance.PublicInstance', {
    ...instanceComputed,
    ami: image,
    instance_type: 't3.micro',
    subnet_id: to('aws_subnet.PublicSubnet.id'),
    associate_public_ip_address: true,
    vpc_security_group_ids: [to('aws_security_group.WebGroup.id')],
    iam_instance_profile: to('aws_iam_instance_profile.AppProfile.name'),
    key_name: computed,
    monitoring: true,
    metadata_options: [{ http_tokens: 'required', http_endpoint: 'enabled' }],
    user_data: null,
    root_block_device: [{ encrypted: true, volume_size: 8, kms_key_id: computed }],
  }),
  planned('aws_ebs_volume.GuardedVolume', {
    availability_zone: 'us-east-1a',
    size: 8,
    encrypted: true,
    kms_key_id: to('aws_kms_key.DataKey.arn'),
  }),
  planned('aws_ebs_volume.LooseVolume', {
    availability_zone: 'us-east-1a',
    size: 8,
    encrypted: false,
    kms_key_id: computed,
  }),
  planned('aws_ebs_volume.DefaultVolume', {
    availability_zone: 'us-east-1a',
    size: 8,
    encrypted: computed,
    kms_key_id: computed,
  }),
  ...(
    [
      ['WebTemplate', 'parity-web', 'required', 'true', 'false'],
      ['LooseTemplate', 'parity-loose', 'optional', 'false', 'true'],
    ] as const
  ).map(([name, templateName, http_tokens, encrypted, associate_public_ip_address]) =>
    planned(`aws_launch_template.${name}`, {
      name: templateName,
      image_id: image,
      metadata_options: [{ http_tokens, http_endpoint: computed }],
      block_device_mappings: [
        { device_name: '/dev/sda1', ebs: [{ encrypted, kms_key_id: null, volume_size: computed }] },
      ],
      network_interfaces: [{ associate_public_ip_address, device_index: 0 }],
      user_data: null,
    }),
  ),
]

/** What the provider shows of a function that says nothing of it. */
const functionShown = {
  handler: 'index.handler',
  package_type: 'Zip',
  filename: 'code.zip',
  role: to('aws_iam_role.FunctionRole.arn'),
  code_signing_config_arn: null,
  kms_key_arn: null,
  vpc_config: [],
  dead_letter_config: [],
  reserved_concurrent_executions: -1,
}

const functions = [
  planned('aws_lambda_function.ApiFunction', {
    ...functionShown,
    function_name: 'parity-api',
    runtime: 'nodejs22.x',
    tracing_config: [{ mode: 'Active' }],
    environment: [{ variables: { MODE: 'live' } }],
  }),
  planned('aws_lambda_permission.ApiFunction', {
    function_name: to('aws_lambda_function.ApiFunction.function_name'),
    action: 'lambda:InvokeFunction',
    principal: 's3.amazonaws.com',
    source_account: '123456789012',
    source_arn: to('aws_s3_bucket.RecordsBucket.arn'),
  }),
  planned('aws_lambda_function.OpenFunction', {
    ...functionShown,
    function_name: 'parity-open',
    runtime: 'python3.7',
    tracing_config: computed,
    environment: [{ variables: { DB_PASSWORD: 'hunter2hunter2' } }],
  }),
  ...['*', 'sns.amazonaws.com'].map((principal, i) =>
    planned(`aws_lambda_permission.OpenFunction${i}`, {
      function_name: to('aws_lambda_function.OpenFunction.function_name'),
      action: 'lambda:InvokeFunction',
      principal,
      source_account: null,
      source_arn: null,
    }),
  ),
  planned('aws_lambda_function_url.OpenFunction', {
    function_name: to('aws_lambda_function.OpenFunction.function_name'),
    authorization_type: 'NONE',
    cors: [],
  }),
]

const containers = [
  planned('aws_ecr_repository.AppRepository', {
    name: 'parity-app',
    image_tag_mutability: 'IMMUTABLE',
    image_scanning_configuration: [{ scan_on_push: true }],
    encryption_configuration: [
      { encryption_type: 'KMS', kms_key: to('aws_kms_key.DataKey.arn') },
    ],
  }),
  planned('aws_ecr_lifecycle_policy.AppRepository', {
    repository: to('aws_ecr_repository.AppRepository.name'),
    policy: '{"rules":[]}',
  }),
  planned('aws_ecr_repository.OpenRepository', {
    name: 'parity-open',
    image_tag_mutability: 'MUTABLE',
    image_scanning_configuration: [],
    encryption_configuration: [],
  }),
  planned('aws_ecr_repository_policy.OpenRepository', {
    repository: to('aws_ecr_repository.OpenRepository.name'),
    policy: allowed('*', 'ecr:BatchGetImage'),
  }),
  planned('aws_eks_cluster.Kubernetes', {
    name: 'parity',
    version: '1.33',
    role_arn: to('aws_iam_role.FunctionRole.arn'),
    enabled_cluster_log_types: ['api', 'audit'],
    vpc_config: [
      {
        subnet_ids: [to('aws_subnet.PrivateSubnet.id'), to('aws_subnet.PublicSubnet.id')],
        endpoint_public_access: false,
        endpoint_private_access: true,
        public_access_cidrs: computed,
      },
    ],
    encryption_config: [
      { resources: ['secrets'], provider: [{ key_arn: to('aws_kms_key.DataKey.arn') }] },
    ],
  }),
  planned('aws_eks_cluster.OpenKubernetes', {
    name: 'parity-open',
    version: '1.24',
    role_arn: to('aws_iam_role.FunctionRole.arn'),
    enabled_cluster_log_types: null,
    vpc_config: [
      {
        subnet_ids: [to('aws_subnet.PrivateSubnet.id'), to('aws_subnet.PublicSubnet.id')],
        endpoint_public_access: true,
        endpoint_private_access: false,
        public_access_cidrs: ['0.0.0.0/0'],
      },
    ],
    encryption_config: [],
  }),
  planned('aws_ecs_cluster.Cluster', {
    name: 'parity',
    setting: computed,
    configuration: [{ execute_command_configuration: [{ logging: 'DEFAULT', kms_key_id: null }] }],
  }),
  planned('aws_ecs_task_definition.AppTask', {
    family: 'parity-app',
    network_mode: 'awsvpc',
    requires_compatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    container_definitions: JSON.stringify([
      {
        name: 'app',
        image: 'app:1',
        user: '1000',
        readonlyRootFilesystem: true,
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'parity-app' } },
      },
    ]),
  }),
  planned('aws_ecs_task_definition.LooseTask', {
    family: 'parity-loose',
    network_mode: computed,
    requires_compatibilities: null,
    container_definitions: JSON.stringify([
      {
        name: 'loose',
        image: 'loose:1',
        memory: 128,
        privileged: true,
        environment: [{ name: 'API_SECRET_KEY', value: 'hunter2hunter2' }],
      },
    ]),
  }),
  planned('aws_ecs_service.AppService', {
    name: 'parity-app',
    cluster: to('aws_ecs_cluster.Cluster.id'),
    task_definition: to('aws_ecs_task_definition.AppTask.arn'),
    launch_type: 'FARGATE',
    desired_count: 0,
    network_configuration: [
      {
        assign_public_ip: false,
        subnets: [to('aws_subnet.PrivateSubnet.id')],
        security_groups: [to('aws_security_group.WebGroup.id')],
      },
    ],
  }),
]

export const computePlan: readonly Described[] = [...machines, ...functions, ...containers]
