import type { DomainStatus } from '@aws-sdk/client-opensearch'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

/** Domains that one call describes at most. Source: OpenSearch Service API reference, DescribeDomains. */
const mostAtOnce = 5

/** Search domains of either engine. */
export const collector: Collector = {
  service: 'es',
  scope: 'regional',
  types: ['AWS::OpenSearchService::Domain'],
  actions: ['es:DescribeDomains', 'es:ListDomainNames', 'es:ListTags'],
  async collect(context) {
    const { OpenSearch } = await import('@aws-sdk/client-opensearch')
    const client = context.client(OpenSearch)
    const listed = await context.list(
      { permission: 'es:ListDomainNames' },
      () => client.listDomainNames({}),
      (page) => page.DomainNames,
    )
    const names = listed.flatMap((domain) => domain.DomainName ?? [])
    const groups = Array.from({ length: Math.ceil(names.length / mostAtOnce) }, (_, i) =>
      names.slice(i * mostAtOnce, (i + 1) * mostAtOnce),
    )
    await context.each(groups, async (DomainNames) => {
      const domains = await context.detail(
        { permission: 'es:DescribeDomains', hides: true },
        async () => (await client.describeDomains({ DomainNames })).DomainStatusList,
      )
      if (domains === undefined || isUnknown(domains)) return
      for (const domain of domains) {
        const { DomainName: id = '', ARN: arn } = domain
        const tags = await context.detail(
          { permission: 'es:ListTags', resource: id },
          async () => (await client.listTags({ ARN: arn })).TagList,
        )
        context.emit({
          type: 'AWS::OpenSearchService::Domain',
          id,
          arn,
          properties: described(domain),
          tags: tagsOf(tags),
        })
      }
    })
  },
}

function described(domain: DomainStatus) {
  const {
    AdvancedSecurityOptions: security,
    DomainEndpointOptions: endpoint,
    VPCOptions: vpc,
  } = domain
  return {
    DomainName: domain.DomainName,
    AccessPolicies: parsePolicy(domain.AccessPolicies),
    AdvancedSecurityOptions: security && {
      Enabled: security.Enabled,
      InternalUserDatabaseEnabled: security.InternalUserDatabaseEnabled,
    },
    DomainEndpointOptions: endpoint && {
      EnforceHTTPS: endpoint.EnforceHTTPS,
      TLSSecurityPolicy: endpoint.TLSSecurityPolicy,
    },
    EncryptionAtRestOptions: domain.EncryptionAtRestOptions,
    EngineVersion: domain.EngineVersion,
    LogPublishingOptions: domain.LogPublishingOptions,
    NodeToNodeEncryptionOptions: domain.NodeToNodeEncryptionOptions,
    VPCOptions: vpc?.SubnetIds?.length
      ? { SubnetIds: vpc.SubnetIds, SecurityGroupIds: vpc.SecurityGroupIds }
      : undefined,
  }
}
