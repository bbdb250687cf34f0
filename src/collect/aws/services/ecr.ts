import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

const types = ['AWS::ECR::Repository']

/** Image repositories with policy, lifecycle and scanning. */
export const collector: Collector = {
  service: 'ecr',
  scope: 'regional',
  types,
  actions: [
    'ecr:DescribeRepositories',
    'ecr:GetLifecyclePolicy',
    'ecr:GetRepositoryPolicy',
    'ecr:ListTagsForResource',
  ],
  async collect(context) {
    const { ECR, paginateDescribeRepositories } = await import('@aws-sdk/client-ecr')
    const ecr = context.client(ECR)
    const repositories = await context.list(
      { permission: 'ecr:DescribeRepositories' },
      paginateDescribeRepositories({ client: ecr }, {}),
      (page) => page.repositories,
    )
    await context.each(repositories, async (one) => {
      const repositoryName = one.repositoryName ?? ''
      const call = (action: string, absent: readonly string[] = []) => ({
        permission: `ecr:${action}`,
        types,
        resource: repositoryName,
        absent,
      })
      const policy = await context.detail(
        call('GetRepositoryPolicy', ['RepositoryPolicyNotFoundException']),
        async () => (await ecr.getRepositoryPolicy({ repositoryName })).policyText,
      )
      const lifecycle = await context.detail(
        call('GetLifecyclePolicy', ['LifecyclePolicyNotFoundException']),
        async () => (await ecr.getLifecyclePolicy({ repositoryName })).lifecyclePolicyText,
      )
      const tags = await context.detail(
        call('ListTagsForResource'),
        async () => (await ecr.listTagsForResource({ resourceArn: one.repositoryArn })).tags,
      )
      context.emit({
        type: 'AWS::ECR::Repository',
        id: repositoryName,
        arn: one.repositoryArn,
        properties: {
          RepositoryName: repositoryName,
          ImageScanningConfiguration: {
            ScanOnPush: one.imageScanningConfiguration?.scanOnPush ?? false,
          },
          ImageTagMutability: one.imageTagMutability,
          EncryptionConfiguration: one.encryptionConfiguration && {
            EncryptionType: one.encryptionConfiguration.encryptionType,
            KmsKey: one.encryptionConfiguration.kmsKey,
          },
          RepositoryPolicyText: known(policy, parsePolicy),
          LifecyclePolicy: known(lifecycle, (text) => ({ LifecyclePolicyText: text })),
        },
        tags: tagsOf(tags),
      })
    })
  },
}
