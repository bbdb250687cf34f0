import type { Cluster } from '@aws-sdk/client-eks'
import type { Collector } from '../collector.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { known } from '../known.ts'

const types = ['AWS::EKS::Cluster']

/** Kubernetes clusters: endpoint, logging, encryption, version. */
export const collector: Collector = {
  service: 'eks',
  scope: 'regional',
  types,
  actions: ['eks:DescribeCluster', 'eks:ListClusters'],
  async collect(context) {
    const { EKS, paginateListClusters } = await import('@aws-sdk/client-eks')
    const eks = context.client(EKS)
    const names = await context.list(
      { permission: 'eks:ListClusters' },
      paginateListClusters({ client: eks }, {}),
      (page) => page.clusters,
    )
    await context.each(names, async (name) => {
      const cluster = await context.detail(
        { permission: 'eks:DescribeCluster', resource: name },
        async () => (await eks.describeCluster({ name })).cluster,
      )
      const arn = isUnknown(cluster) ? undefined : cluster?.arn
      const tags = known(cluster, (c) => c.tags ?? {})
      context.emit({
        type: 'AWS::EKS::Cluster',
        id: name,
        arn,
        properties: described(name, cluster),
        tags,
      })
    })
  },
}

function described(Name: string, cluster: Cluster | Unknown | undefined) {
  return {
    Name,
    Version: known(cluster, (c) => c.version),
    ResourcesVpcConfig: known(cluster, ({ resourcesVpcConfig: vpc }) => ({
      EndpointPublicAccess: vpc?.endpointPublicAccess,
      EndpointPrivateAccess: vpc?.endpointPrivateAccess,
      PublicAccessCidrs: vpc?.publicAccessCidrs,
      SubnetIds: vpc?.subnetIds,
      SecurityGroupIds: vpc?.securityGroupIds,
    })),
    Logging: known(cluster, ({ logging }) => ({
      ClusterLogging: {
        EnabledTypes: (logging?.clusterLogging ?? [])
          .filter((setup) => setup.enabled === true)
          .flatMap((setup) => setup.types ?? [])
          .map((Type) => ({ Type })),
      },
    })),
    EncryptionConfig: known(cluster, ({ encryptionConfig }) =>
      encryptionConfig?.map(({ resources: Resources, provider }) => ({
        Resources,
        Provider: { KeyArn: provider?.keyArn },
      })),
    ),
  }
}
