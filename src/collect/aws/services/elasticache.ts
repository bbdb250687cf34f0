import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache'
import { type Unknown, unknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { tagsOf } from '../tags.ts'

const writeOnly = unknown('unsupported', 'the service does not show it')

/** Replication groups; where in the network they are is told by their member clusters. */
export const collector: Collector = {
  service: 'elasticache',
  scope: 'regional',
  types: ['AWS::ElastiCache::ReplicationGroup'],
  actions: [
    'elasticache:DescribeCacheClusters',
    'elasticache:DescribeReplicationGroups',
    'elasticache:ListTagsForResource',
  ],
  async collect(context) {
    const sdk = await import('@aws-sdk/client-elasticache')
    const client = context.client(sdk.ElastiCache)
    const groups = await context.list(
      { permission: 'elasticache:DescribeReplicationGroups' },
      sdk.paginateDescribeReplicationGroups({ client }, {}),
      (page) => page.ReplicationGroups,
    )
    if (groups.length === 0) return
    const members = await context.detail(
      { permission: 'elasticache:DescribeCacheClusters' },
      async () => {
        const byGroup = new Map<string, CacheCluster>()
        for await (const page of sdk.paginateDescribeCacheClusters({ client }, {}))
          for (const cluster of page.CacheClusters ?? [])
            if (cluster.ReplicationGroupId !== undefined)
              byGroup.set(cluster.ReplicationGroupId, cluster)
        return byGroup
      },
    )
    await context.each(groups, async (group) => {
      const { ReplicationGroupId: id = '', ARN: arn } = group
      const tags = await context.detail(
        { permission: 'elasticache:ListTagsForResource', resource: id },
        async () => (await client.listTagsForResource({ ResourceName: arn })).TagList,
      )
      const member = known(members, (all) => all.get(id))
      context.emit({
        type: 'AWS::ElastiCache::ReplicationGroup',
        id,
        arn,
        properties: described(group, member),
        facts: { Status: group.Status },
        tags: tagsOf(tags),
      })
    })
  },
}

function described(group: ReplicationGroup, member: CacheCluster | Unknown | undefined) {
  const engine = known(member, (m) => m.Engine)
  return {
    ReplicationGroupId: group.ReplicationGroupId,
    AtRestEncryptionEnabled: group.AtRestEncryptionEnabled,
    AuthToken: group.AuthTokenEnabled === true ? writeOnly : undefined,
    AutoMinorVersionUpgrade: group.AutoMinorVersionUpgrade,
    CacheSubnetGroupName: known(member, (m) => m.CacheSubnetGroupName),
    Engine: group.Engine ?? engine,
    EngineVersion: known(member, (m) => m.EngineVersion),
    KmsKeyId: group.KmsKeyId,
    SecurityGroupIds: known(member, (m) =>
      m.SecurityGroups?.flatMap((g) => g.SecurityGroupId ?? []),
    ),
    SnapshotRetentionLimit: group.SnapshotRetentionLimit,
    TransitEncryptionEnabled: group.TransitEncryptionEnabled,
    TransitEncryptionMode: group.TransitEncryptionMode,
    UserGroupIds: group.UserGroupIds,
  }
}
