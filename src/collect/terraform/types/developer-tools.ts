import { flag, list, literal, many, one } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'
import { policy } from '../fields.ts'

const name = { name: 'name' }

export const developerTools: Mappings = {
  aws_codeartifact_domain: resource('AWS::CodeArtifact::Domain', {
    DomainName: literal('domain'),
    EncryptionKey: 'encryption_key',
  }),
  aws_codeartifact_repository: resource(
    'AWS::CodeArtifact::Repository',
    {
      DomainName: 'domain',
      ExternalConnections: many('external_connections', (block) =>
        block.value('external_connection_name'),
      ),
      RepositoryName: literal('repository'),
      Upstreams: many('upstream', (block) => block.value('repository_name')),
    },
    { name: 'repository' },
  ),
  aws_codeartifact_repository_permissions_policy: part(
    'AWS::CodeArtifact::Repository',
    'repository',
    { PermissionsPolicyDocument: policy('policy_document') },
  ),
  aws_codebuild_project: resource(
    'AWS::CodeBuild::Project',
    {
      Name: literal('name'),
      Artifacts: one('artifacts', {
        EncryptionDisabled: flag('encryption_disabled'),
        Location: 'location',
        Type: 'type',
      }),
      EncryptionKey: 'encryption_key',
      Environment: one('environment', {
        EnvironmentVariables: many('environment_variable', {
          Name: 'name',
          Type: (block) => block.value('type') ?? 'PLAINTEXT',
          Value: 'value',
        }),
        Image: 'image',
        PrivilegedMode: flag('privileged_mode'),
        Type: 'type',
      }),
      LogsConfig: one('logs_config', {
        CloudWatchLogs: one('cloudwatch_logs', { GroupName: 'group_name', Status: 'status' }),
        S3Logs: one('s3_logs', {
          EncryptionDisabled: flag('encryption_disabled'),
          Location: 'location',
          Status: 'status',
        }),
      }),
      ServiceRole: 'service_role',
      Source: one('source', {
        InsecureSsl: flag('insecure_ssl'),
        Location: 'location',
        Type: 'type',
      }),
      VpcConfig: one('vpc_config', {
        SecurityGroupIds: list('security_group_ids'),
        Subnets: list('subnets'),
        VpcId: 'vpc_id',
      }),
    },
    name,
  ),
  aws_codebuild_source_credential: ignored,
  aws_codebuild_webhook: ignored,
  aws_codecommit_repository: resource(
    'AWS::CodeCommit::Repository',
    { KmsKeyId: 'kms_key_id', RepositoryName: literal('repository_name') },
    { name: 'repository_name' },
  ),
  aws_codepipeline: resource(
    'AWS::CodePipeline::Pipeline',
    {
      Name: literal('name'),
      ArtifactStores: many('artifact_store', {
        EncryptionKey: one('encryption_key', { Id: 'id', Type: 'type' }),
        Location: 'location',
        Type: 'type',
      }),
      RoleArn: 'role_arn',
      Stages: many('stage', {
        Name: 'name',
        Actions: many('action', {
          Name: 'name',
          ActionTypeId: (block) => ({
            Category: block.value('category'),
            Owner: block.value('owner'),
            Provider: block.value('provider'),
            Version: block.value('version'),
          }),
          Configuration: 'configuration',
        }),
      }),
    },
    name,
  ),
  aws_codestarconnections_connection: ignored,
}
