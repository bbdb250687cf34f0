import { flag, list, literal, many, number, one, policy } from '../fields.ts'
import { type Mappings, part, resource } from '../mapping.ts'

const fileSystem = 'AWS::EFS::FileSystem'

export const efs: Mappings = {
  aws_efs_access_point: resource('AWS::EFS::AccessPoint', {
    FileSystemId: 'file_system_id',
    PosixUser: one('posix_user', {
      Gid: 'gid',
      Uid: 'uid',
      SecondaryGids: list('secondary_gids'),
    }),
    RootDirectory: one('root_directory', { Path: 'path' }),
  }),
  aws_efs_backup_policy: part(fileSystem, 'file_system_id', {
    BackupPolicy: one('backup_policy', { Status: literal('status') }),
  }),
  aws_efs_file_system: resource(fileSystem, {
    Encrypted: flag('encrypted'),
    KmsKeyId: 'kms_key_id',
    LifecyclePolicies: many('lifecycle_policy', {
      TransitionToIA: 'transition_to_ia',
      TransitionToArchive: 'transition_to_archive',
    }),
    PerformanceMode: 'performance_mode',
    ProvisionedThroughputInMibps: number('provisioned_throughput_in_mibps'),
  }),
  aws_efs_file_system_policy: part(fileSystem, 'file_system_id', {
    FileSystemPolicy: policy('policy'),
  }),
  aws_efs_mount_target: resource('AWS::EFS::MountTarget', {
    FileSystemId: 'file_system_id',
    SecurityGroups: list('security_groups'),
    SubnetId: 'subnet_id',
  }),
}
