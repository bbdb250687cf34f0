import type { ECS, Tag } from '@aws-sdk/client-ecs'
import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { capitalised } from '../capitalised.ts'

const batch = { clusters: 100, services: 10 }

/** Clusters, services, and the latest active revision of each task definition family. */
export const collector: Collector = {
  service: 'ecs',
  scope: 'regional',
  types: ['AWS::ECS::Cluster', 'AWS::ECS::Service', 'AWS::ECS::TaskDefinition'],
  actions: [
    'ecs:DescribeClusters',
    'ecs:DescribeServices',
    'ecs:DescribeTaskDefinition',
    'ecs:ListClusters',
    'ecs:ListServices',
    'ecs:ListTaskDefinitionFamilies',
  ],
  async collect(context) {
    const sdk = await import('@aws-sdk/client-ecs')
    const ecs = context.client(sdk.ECS)
    const clusters = await context.list(
      { permission: 'ecs:ListClusters', types: ['AWS::ECS::Cluster', 'AWS::ECS::Service'] },
      sdk.paginateListClusters({ client: ecs }, {}),
      (page) => page.clusterArns,
    )
    for (let i = 0; i < clusters.length; i += batch.clusters)
      await describeClusters(context, ecs, clusters.slice(i, i + batch.clusters))
    await context.each(clusters, async (cluster) => {
      const services = await context.list(
        { permission: 'ecs:ListServices', types: ['AWS::ECS::Service'], resource: cluster },
        sdk.paginateListServices({ client: ecs }, { cluster }),
        (page) => page.serviceArns,
      )
      for (let i = 0; i < services.length; i += batch.services)
        await describeServices(context, ecs, cluster, services.slice(i, i + batch.services))
    })
    const families = await context.list(
      { permission: 'ecs:ListTaskDefinitionFamilies', types: ['AWS::ECS::TaskDefinition'] },
      sdk.paginateListTaskDefinitionFamilies({ client: ecs }, { status: 'ACTIVE' }),
      (page) => page.families,
    )
    await context.each(families, (family) => describeTask(context, ecs, family))
  },
}

async function describeClusters(context: CollectContext, ecs: ECS, clusters: readonly string[]) {
  const found = await context.list(
    { permission: 'ecs:DescribeClusters', types: ['AWS::ECS::Cluster'] },
    () =>
      ecs.describeClusters({
        clusters: [...clusters],
        include: ['CONFIGURATIONS', 'SETTINGS', 'TAGS'],
      }),
    (page) => page.clusters,
  )
  for (const one of found)
    context.emit({
      type: 'AWS::ECS::Cluster',
      id: one.clusterName ?? '',
      arn: one.clusterArn,
      properties: {
        ClusterName: one.clusterName,
        ClusterSettings: capitalised(one.settings),
        Configuration: capitalised(one.configuration),
      },
      tags: tags(one.tags),
    })
}

async function describeServices(
  context: CollectContext,
  ecs: ECS,
  cluster: string,
  services: readonly string[],
) {
  const found = await context.list(
    { permission: 'ecs:DescribeServices', types: ['AWS::ECS::Service'], resource: cluster },
    () => ecs.describeServices({ cluster, services: [...services], include: ['TAGS'] }),
    (page) => page.services,
  )
  for (const one of found)
    context.emit({
      type: 'AWS::ECS::Service',
      id: one.serviceArn ?? '',
      arn: one.serviceArn,
      name: one.serviceName,
      properties: {
        ServiceName: one.serviceName,
        Cluster: one.clusterArn,
        LaunchType: one.launchType,
        PlatformVersion: one.platformVersion,
        TaskDefinition: one.taskDefinition,
        EnableExecuteCommand: one.enableExecuteCommand,
        NetworkConfiguration: capitalised(one.networkConfiguration),
      },
      tags: tags(one.tags),
    })
}

async function describeTask(context: CollectContext, ecs: ECS, family: string) {
  const answer = await context.detail(
    {
      permission: 'ecs:DescribeTaskDefinition',
      resource: family,
      types: ['AWS::ECS::TaskDefinition'],
    },
    () => ecs.describeTaskDefinition({ taskDefinition: family, include: ['TAGS'] }),
  )
  const read = answer === undefined || isUnknown(answer) ? undefined : answer
  const one = read?.taskDefinition
  const part = (value: unknown) => (isUnknown(answer) ? answer : capitalised(value))
  context.emit({
    type: 'AWS::ECS::TaskDefinition',
    id: one?.taskDefinitionArn ?? family,
    arn: one?.taskDefinitionArn,
    name: family,
    properties: {
      Family: family,
      NetworkMode: part(one?.networkMode),
      PidMode: part(one?.pidMode),
      TaskRoleArn: part(one?.taskRoleArn),
      ExecutionRoleArn: part(one?.executionRoleArn),
      RequiresCompatibilities: part(one?.requiresCompatibilities),
      RuntimePlatform: part(one?.runtimePlatform),
      ContainerDefinitions: part(one?.containerDefinitions),
      Volumes: part(one?.volumes),
    },
    tags: isUnknown(answer) ? answer : tags(read?.tags),
  })
}

function tags(list: readonly Tag[] | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (list ?? []).flatMap(({ key, value }) => (key ? [[key, value ?? '']] : [])),
  )
}
