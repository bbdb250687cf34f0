import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'

/** What the account has set for everything new in a Region. */
export async function readRegionSettings(context: CollectContext, ec2: EC2): Promise<void> {
  const ask = <T>(operation: string, run: () => Promise<T>) => {
    const call = {
      permission: `ec2:${operation}`,
      types: ['AWS::::Region'],
      resource: context.region,
    }
    return context.detail(call, run)
  }
  const [encryption, key, snapshots, images, metadata] = await Promise.all([
    ask(
      'GetEbsEncryptionByDefault',
      async () => (await ec2.getEbsEncryptionByDefault({})).EbsEncryptionByDefault,
    ),
    ask('GetEbsDefaultKmsKeyId', async () => (await ec2.getEbsDefaultKmsKeyId({})).KmsKeyId),
    ask(
      'GetSnapshotBlockPublicAccessState',
      async () => (await ec2.getSnapshotBlockPublicAccessState({})).State,
    ),
    ask(
      'GetImageBlockPublicAccessState',
      async () => (await ec2.getImageBlockPublicAccessState({})).ImageBlockPublicAccessState,
    ),
    ask('GetInstanceMetadataDefaults', async () => {
      const level = (await ec2.getInstanceMetadataDefaults({})).AccountLevel
      return level?.HttpTokens === undefined ? undefined : { HttpTokens: level.HttpTokens }
    }),
  ])
  context.contributeRegion({
    properties: {
      EbsEncryptionByDefault: encryption,
      EbsDefaultKmsKeyId: key,
      SnapshotBlockPublicAccess: snapshots,
      ImageBlockPublicAccess: images,
      InstanceMetadataDefaults: metadata,
    },
  })
}
