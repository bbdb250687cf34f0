import { flag, literal, many, object, one, policy } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

const repository = 'AWS::ECR::Repository'

export const ecr: Mappings = {
  aws_ecr_lifecycle_policy: part(repository, 'repository', {
    LifecyclePolicy: object({ LifecyclePolicyText: literal('policy') }),
  }),
  aws_ecr_pull_through_cache_rule: ignored,
  aws_ecr_registry_policy: resource('AWS::ECR::RegistryPolicy', { PolicyText: policy('policy') }),
  aws_ecr_registry_scanning_configuration: resource('AWS::ECR::RegistryScanningConfiguration', {
    ScanType: literal('scan_type'),
    Rules: many('rule', {
      ScanFrequency: 'scan_frequency',
      RepositoryFilters: many('repository_filter', { Filter: 'filter', FilterType: 'filter_type' }),
    }),
  }),
  aws_ecr_replication_configuration: ignored,
  aws_ecr_repository: resource(
    repository,
    {
      RepositoryName: literal('name'),
      EncryptionConfiguration: one('encryption_configuration', {
        EncryptionType: literal('encryption_type'),
        KmsKey: 'kms_key',
      }),
      ImageScanningConfiguration: one('image_scanning_configuration', {
        ScanOnPush: flag('scan_on_push'),
      }),
      ImageTagMutability: literal('image_tag_mutability'),
    },
    { name: 'name' },
  ),
  aws_ecr_repository_policy: part(repository, 'repository', {
    RepositoryPolicyText: policy('policy'),
  }),
}
