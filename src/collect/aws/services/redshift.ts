import type { Cluster } from '@aws-sdk/client-redshift'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { tagsOf } from '../tags.ts'

/** Warehouses with their audit log. */
export const collector: Collector = {
  service: 'redshift',
  scope: 'regional',
  types: ['AWS::Redshift::Cluster'],
  actions: ['redshift:DescribeClusters', 'redshift:DescribeLoggingStatus'],
  async collect(context) {
    const { Redshift, paginateDescribeClusters } = await import('@aws-sdk/client-redshift')
    const client = context.client(Redshift)
    const clusters = await context.list(
      { permission: 'redshift:DescribeClusters' },
      paginateDescribeClusters({ client }, {}),
      (page) => page.Clusters,
    )
    const { partition, region, account } = context
    await context.each(clusters, async (cluster) => {
      const id = cluster.ClusterIdentifier ?? ''
      const logging = await context.detail(
        { permission: 'redshift:DescribeLoggingStatus', resource: id },
        () => client.describeLoggingStatus({ ClusterIdentifier: id }),
      )
      context.emit({
        type: 'AWS::Redshift::Cluster',
        id,
        arn: `arn:${partition}:redshift:${region}:${account}:cluster:${id}`,
        properties: {
          ...described(cluster),
          LoggingProperties: known(logging, (log) =>
            log.LoggingEnabled === true
              ? {
                  BucketName: log.BucketName,
                  LogDestinationType: log.LogDestinationType,
                  LogExports: log.LogExports,
                }
              : undefined,
          ),
        },
        facts: { Status: cluster.ClusterStatus },
        tags: tagsOf(cluster.Tags),
      })
    })
  },
}

function described(cluster: Cluster) {
  return {
    ClusterIdentifier: cluster.ClusterIdentifier,
    AutomatedSnapshotRetentionPeriod: cluster.AutomatedSnapshotRetentionPeriod,
    ClusterParameterGroupName: cluster.ClusterParameterGroups?.[0]?.ParameterGroupName,
    ClusterSubnetGroupName: cluster.ClusterSubnetGroupName,
    Encrypted: cluster.Encrypted,
    EnhancedVpcRouting: cluster.EnhancedVpcRouting,
    KmsKeyId: cluster.KmsKeyId,
    ManageMasterPassword: cluster.MasterPasswordSecretArn !== undefined,
    MasterUsername: cluster.MasterUsername,
    NodeType: cluster.NodeType,
    PubliclyAccessible: cluster.PubliclyAccessible,
    VpcSecurityGroupIds: cluster.VpcSecurityGroups?.flatMap((g) => g.VpcSecurityGroupId ?? []),
  }
}
