import { changed, flag, ifSet, list, literal, number, one } from '../fields.ts'
import { ignored, type Mappings, resource } from '../mapping.ts'
import { environment } from './environment.ts'

export const lambda: Mappings = {
  aws_lambda_alias: resource('AWS::Lambda::Alias', {
    FunctionName: 'function_name',
    FunctionVersion: 'function_version',
    Name: literal('name'),
  }),
  aws_lambda_code_signing_config: resource('AWS::Lambda::CodeSigningConfig', {
    Description: 'description',
    AllowedPublishers: one('allowed_publishers', {
      SigningProfileVersionArns: list('signing_profile_version_arns'),
    }),
    CodeSigningPolicies: ifSet(
      'policies',
      one('policies', { UntrustedArtifactOnDeployment: 'untrusted_artifact_on_deployment' }),
    ),
  }),
  aws_lambda_event_source_mapping: resource('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: 'event_source_arn',
    FunctionName: 'function_name',
  }),
  aws_lambda_function: resource(
    'AWS::Lambda::Function',
    {
      FunctionName: literal('function_name'),
      Architectures: list('architectures'),
      CodeSigningConfigArn: 'code_signing_config_arn',
      DeadLetterConfig: one('dead_letter_config', { TargetArn: 'target_arn' }),
      Environment: one('environment', { Variables: environment('variables') }),
      Handler: 'handler',
      KmsKeyArn: 'kms_key_arn',
      Layers: list('layers'),
      MemorySize: number('memory_size'),
      PackageType: 'package_type',
      ReservedConcurrentExecutions: changed(number('reserved_concurrent_executions'), (n) =>
        n === -1 ? undefined : n,
      ),
      Role: 'role',
      Runtime: literal('runtime'),
      Timeout: number('timeout'),
      TracingConfig: ifSet('tracing_config', one('tracing_config', { Mode: 'mode' })),
      VpcConfig: one('vpc_config', {
        SecurityGroupIds: list('security_group_ids'),
        SubnetIds: list('subnet_ids'),
      }),
    },
    { name: 'function_name' },
  ),
  aws_lambda_function_event_invoke_config: ignored,
  aws_lambda_function_url: resource('AWS::Lambda::Url', {
    TargetFunctionArn: 'function_name',
    AuthType: literal('authorization_type'),
    Cors: one('cors', {
      AllowCredentials: flag('allow_credentials'),
      AllowHeaders: list('allow_headers'),
      AllowMethods: list('allow_methods'),
      AllowOrigins: list('allow_origins'),
    }),
  }),
  aws_lambda_layer_version: resource('AWS::Lambda::LayerVersion', {
    LayerName: literal('layer_name'),
  }),
  aws_lambda_permission: resource('AWS::Lambda::Permission', {
    Action: 'action',
    EventSourceToken: 'event_source_token',
    FunctionName: 'function_name',
    FunctionUrlAuthType: 'function_url_auth_type',
    Principal: 'principal',
    PrincipalOrgID: 'principal_org_id',
    SourceAccount: 'source_account',
    SourceArn: 'source_arn',
  }),
  aws_lambda_provisioned_concurrency_config: ignored,
}
