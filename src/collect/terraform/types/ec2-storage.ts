import { regionType } from '../../../model/resource.ts'
import { always, either, flag, literal, number, object, result, single } from '../fields.ts'
import { type Mappings, part, resource } from '../mapping.ts'

const image = resource(
  'AWS::EC2::Image',
  { Name: literal('name'), SharedWith: always([]) },
  { name: 'name' },
)

const snapshot = resource('AWS::EC2::Snapshot', {
  VolumeId: 'volume_id',
  Encrypted: result('encrypted'),
  SharedWith: always([]),
})

export const ec2Storage: Mappings = {
  aws_ami: image,
  aws_ami_copy: image,
  aws_ami_from_instance: image,
  aws_ami_launch_permission: part('AWS::EC2::Image', 'image_id', {
    SharedWith: either(
      single('group'),
      single('account_id'),
      single('organization_arn'),
      single('organizational_unit_arn'),
    ),
  }),
  aws_ebs_default_kms_key: resource(regionType, { EbsDefaultKmsKeyId: 'key_arn' }),
  aws_ebs_encryption_by_default: resource(regionType, { EbsEncryptionByDefault: flag('enabled') }),
  aws_ebs_snapshot: snapshot,
  aws_ebs_snapshot_block_public_access: resource(regionType, {
    SnapshotBlockPublicAccess: literal('state'),
  }),
  aws_ebs_snapshot_copy: snapshot,
  aws_ebs_volume: resource('AWS::EC2::Volume', {
    AvailabilityZone: 'availability_zone',
    Encrypted: flag('encrypted'),
    KmsKeyId: 'kms_key_id',
    Size: number('size'),
    SnapshotId: 'snapshot_id',
    VolumeType: 'type',
  }),
  aws_ec2_image_block_public_access: resource(regionType, {
    ImageBlockPublicAccess: literal('state'),
  }),
  aws_ec2_instance_metadata_defaults: resource(regionType, {
    InstanceMetadataDefaults: object({
      HttpTokens: literal('http_tokens'),
      HttpPutResponseHopLimit: number('http_put_response_hop_limit'),
    }),
  }),
  aws_snapshot_create_volume_permission: part('AWS::EC2::Snapshot', 'snapshot_id', {
    SharedWith: single('account_id'),
  }),
  aws_dlm_lifecycle_policy: resource('AWS::DLM::LifecyclePolicy', {
    Description: 'description',
    State: 'state',
    ExecutionRoleArn: 'execution_role_arn',
  }),
}
