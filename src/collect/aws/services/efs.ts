import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { parsePolicy } from '../policy-document.ts'
import { tagsOf } from '../tags.ts'

const types = ['AWS::EFS::FileSystem']

/** File systems with policy and backup setting, and access points. */
export const collector: Collector = {
  service: 'efs',
  scope: 'regional',
  types: ['AWS::EFS::AccessPoint', 'AWS::EFS::FileSystem'],
  actions: [
    'elasticfilesystem:DescribeAccessPoints',
    'elasticfilesystem:DescribeBackupPolicy',
    'elasticfilesystem:DescribeFileSystemPolicy',
    'elasticfilesystem:DescribeFileSystems',
  ],
  async collect(context) {
    const { EFS, paginateDescribeAccessPoints, paginateDescribeFileSystems } =
      await import('@aws-sdk/client-efs')
    const efs = context.client(EFS)
    const systems = await context.list(
      { permission: 'elasticfilesystem:DescribeFileSystems', types },
      paginateDescribeFileSystems({ client: efs }, {}),
      (page) => page.FileSystems,
    )
    await context.each(systems, async (system) => {
      const FileSystemId = system.FileSystemId ?? ''
      const policy = await context.detail(
        {
          permission: 'elasticfilesystem:DescribeFileSystemPolicy',
          types,
          resource: FileSystemId,
          absent: ['PolicyNotFound'],
        },
        async () => (await efs.describeFileSystemPolicy({ FileSystemId })).Policy,
      )
      const backup = await context.detail(
        {
          permission: 'elasticfilesystem:DescribeBackupPolicy',
          types,
          resource: FileSystemId,
          absent: ['PolicyNotFound'],
        },
        async () => (await efs.describeBackupPolicy({ FileSystemId })).BackupPolicy,
      )
      context.emit({
        type: 'AWS::EFS::FileSystem',
        id: FileSystemId,
        arn: system.FileSystemArn,
        properties: {
          Encrypted: system.Encrypted,
          KmsKeyId: system.KmsKeyId,
          FileSystemPolicy: known(policy, parsePolicy),
          BackupPolicy: backup,
        },
        tags: tagsOf(system.Tags),
      })
    })
    const points = await context.list(
      {
        permission: 'elasticfilesystem:DescribeAccessPoints',
        types: ['AWS::EFS::AccessPoint'],
      },
      paginateDescribeAccessPoints({ client: efs }, {}),
      (page) => page.AccessPoints,
    )
    for (const { AccessPointId: id = '', AccessPointArn: arn, Tags, ...point } of points) {
      const { FileSystemId, PosixUser, RootDirectory } = point
      const properties = { FileSystemId, PosixUser, RootDirectory }
      context.emit({ type: 'AWS::EFS::AccessPoint', id, arn, properties, tags: tagsOf(Tags) })
    }
  },
}
