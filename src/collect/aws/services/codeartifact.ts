import type { RepositoryDescription } from '@aws-sdk/client-codeartifact'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

/** Regions that every account has and this service has not. Source: AWS General Reference, CodeArtifact endpoints. */
const elsewhere = new Set([
  'ap-northeast-2',
  'ap-northeast-3',
  'ca-central-1',
  'sa-east-1',
  'us-west-1',
])

/** Package repositories with what they draw from. */
export const collector: Collector = {
  service: 'codeartifact',
  scope: 'regional',
  types: ['AWS::CodeArtifact::Repository'],
  actions: [
    'codeartifact:DescribeRepository',
    'codeartifact:GetRepositoryPermissionsPolicy',
    'codeartifact:ListRepositories',
    'codeartifact:ListTagsForResource',
  ],
  async collect(context) {
    const { Codeartifact, paginateListRepositories } = await import('@aws-sdk/client-codeartifact')
    const client = context.client(Codeartifact)
    const repositories = await context.list(
      {
        permission: 'codeartifact:ListRepositories',
        // No such host, where none is documented. If the service moves in, its host answers and is read.
        absent: (code) => code === 'ENOTFOUND' && elsewhere.has(context.region),
      },
      paginateListRepositories({ client }, {}),
      (page) => page.repositories,
    )
    await context.each(repositories, async ({ name = '', arn = '', domainName, domainOwner }) => {
      const call = (action: string) => ({ permission: `codeartifact:${action}`, resource: arn })
      const of = { domain: domainName, domainOwner, repository: name }
      const repository = await context.detail(
        call('DescribeRepository'),
        async () => (await client.describeRepository(of)).repository,
      )
      const policy = await context.detail(
        { ...call('GetRepositoryPermissionsPolicy'), absent: ['ResourceNotFoundException'] },
        async () => (await client.getRepositoryPermissionsPolicy(of)).policy?.document,
      )
      const tags = await context.detail(
        call('ListTagsForResource'),
        async () => (await client.listTagsForResource({ resourceArn: arn })).tags,
      )
      context.emit({
        type: 'AWS::CodeArtifact::Repository',
        id: arn,
        arn,
        name,
        properties: {
          DomainName: domainName,
          DomainOwner: domainOwner,
          RepositoryName: name,
          ExternalConnections: known(repository, connections),
          PermissionsPolicyDocument: known(policy, parsePolicy),
          Upstreams: known(repository, (r) => r.upstreams?.flatMap((u) => u.repositoryName ?? [])),
        },
        tags: isUnknown(tags)
          ? tags
          : tagsOf(tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
      })
    })
  },
}

function connections({ externalConnections = [] }: RepositoryDescription) {
  const names = externalConnections.flatMap((c) => c.externalConnectionName ?? [])
  return names.length === 0 ? undefined : names
}
