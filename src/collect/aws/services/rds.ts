import type { Parameter, RDS } from '@aws-sdk/client-rds'
import type { Collector } from '../collector.ts'
import type { CollectContext } from '../context.ts'
import { known } from '../known.ts'
import { cluster, instance } from './rds/databases.ts'
import { tagsOf } from '../tags.ts'

/** Database instances, clusters, manual snapshots with whom they are shared, and parameter groups. */
export const collector: Collector = {
  service: 'rds',
  scope: 'regional',
  types: [
    'AWS::RDS::DBCluster',
    'AWS::RDS::DBInstance',
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::DBSnapshot',
  ],
  actions: [
    'rds:DescribeDBClusters',
    'rds:DescribeDBInstances',
    'rds:DescribeDBParameterGroups',
    'rds:DescribeDBParameters',
    'rds:DescribeDBSnapshotAttributes',
    'rds:DescribeDBSnapshots',
  ],
  async collect(context) {
    const sdk = await import('@aws-sdk/client-rds')
    const rds = context.client(sdk.RDS)
    const instances = await context.list(
      { permission: 'rds:DescribeDBInstances', types: ['AWS::RDS::DBInstance'] },
      sdk.paginateDescribeDBInstances({ client: rds }, {}),
      (page) => page.DBInstances,
    )
    for (const one of instances) context.emit(instance(one))
    const clusters = await context.list(
      { permission: 'rds:DescribeDBClusters', types: ['AWS::RDS::DBCluster'] },
      sdk.paginateDescribeDBClusters({ client: rds }, {}),
      (page) => page.DBClusters,
    )
    for (const one of clusters) context.emit(cluster(one))
    const snapshots = await context.list(
      { permission: 'rds:DescribeDBSnapshots', types: ['AWS::RDS::DBSnapshot'] },
      sdk.paginateDescribeDBSnapshots({ client: rds }, { SnapshotType: 'manual' }),
      (page) => page.DBSnapshots,
    )
    await context.each(snapshots, async (one) => {
      const id = one.DBSnapshotIdentifier ?? ''
      const { Encrypted, DBSnapshotArn: arn, TagList } = one
      const SharedWith = await sharedWith(context, rds, id)
      const properties = { DBSnapshotIdentifier: id, Encrypted, SharedWith }
      context.emit({ type: 'AWS::RDS::DBSnapshot', id, arn, properties, tags: tagsOf(TagList) })
    })
    const groups = await context.list(
      { permission: 'rds:DescribeDBParameterGroups', types: ['AWS::RDS::DBParameterGroup'] },
      sdk.paginateDescribeDBParameterGroups({ client: rds }, {}),
      (page) => page.DBParameterGroups,
    )
    await context.each(groups, async (group) => {
      const id = group.DBParameterGroupName ?? ''
      const Parameters = await parameters(context, rds, id)
      const properties = {
        DBParameterGroupName: id,
        Family: group.DBParameterGroupFamily,
        Parameters,
      }
      const arn = group.DBParameterGroupArn
      context.emit({ type: 'AWS::RDS::DBParameterGroup', id, arn, properties })
    })
  },
}

/** Accounts that may restore a snapshot; `all` when anybody may. */
async function sharedWith(context: CollectContext, rds: RDS, id: string) {
  const call = {
    permission: 'rds:DescribeDBSnapshotAttributes',
    types: ['AWS::RDS::DBSnapshot'],
    resource: id,
  }
  const answer = await context.detail(call, () =>
    rds.describeDBSnapshotAttributes({ DBSnapshotIdentifier: id }),
  )
  return known(answer, ({ DBSnapshotAttributesResult: result }) => {
    const restore = result?.DBSnapshotAttributes?.find((a) => a.AttributeName === 'restore')
    return restore?.AttributeValues ?? []
  })
}

/** The parameters that have a value, by name. */
async function parameters(context: CollectContext, rds: RDS, group: string) {
  const call = {
    permission: 'rds:DescribeDBParameters',
    types: ['AWS::RDS::DBParameterGroup'],
    resource: group,
  }
  const { paginateDescribeDBParameters } = await import('@aws-sdk/client-rds')
  const answer = await context.detail(call, async () => {
    const all: Parameter[] = []
    const pages = paginateDescribeDBParameters({ client: rds }, { DBParameterGroupName: group })
    for await (const page of pages) all.push(...(page.Parameters ?? []))
    return all
  })
  return known(answer, (all) =>
    Object.fromEntries(
      all.flatMap(({ ParameterName: name, ParameterValue: value }) =>
        name === undefined || value === undefined ? [] : [[name, value]],
      ),
    ),
  )
}
