import type { EC2, Instance } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

const type = 'AWS::EC2::Instance'

/** Every instance that is not gone. */
export async function readInstances(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeInstances } = await import('@aws-sdk/client-ec2')
  const reservations = await context.list(
    { permission: 'ec2:DescribeInstances', types: [type] },
    paginateDescribeInstances({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.Reservations,
  )
  const instances = reservations.flatMap((reservation) => reservation.Instances ?? [])
  await context.each(instances, async (instance) => {
    const state = instance.State?.Name
    if (state === 'terminated' || state === 'shutting-down') return
    const id = instance.InstanceId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'instance', id),
      properties: { ...propertiesOf(instance), UserData: await readUserData(context, ec2, id) },
      facts: {
        State: state,
        PublicIpAddress: instance.PublicIpAddress ?? null,
        LaunchTime: instance.LaunchTime,
      },
      tags: tagsOf(instance.Tags),
    })
  })
}

function propertiesOf(instance: Instance): Readonly<Record<string, unknown>> {
  const monitoring = instance.Monitoring?.State
  const metadata = instance.MetadataOptions
  return {
    ImageId: instance.ImageId,
    InstanceType: instance.InstanceType,
    KeyName: instance.KeyName,
    SubnetId: instance.SubnetId,
    VpcId: instance.VpcId,
    SecurityGroupIds: (instance.SecurityGroups ?? []).map((group) => group.GroupId),
    IamInstanceProfile: instance.IamInstanceProfile?.Arn?.split('/').at(-1),
    Monitoring: monitoring === undefined ? undefined : /^(enabled|pending)$/.test(monitoring),
    EbsOptimized: instance.EbsOptimized,
    SourceDestCheck: instance.SourceDestCheck,
    MetadataOptions: metadata && {
      HttpTokens: metadata.HttpTokens,
      HttpEndpoint: metadata.HttpEndpoint,
      HttpPutResponseHopLimit: metadata.HttpPutResponseHopLimit,
    },
    BlockDeviceMappings: (instance.BlockDeviceMappings ?? []).map(({ DeviceName, Ebs }) => ({
      DeviceName,
      Ebs: Ebs && { VolumeId: Ebs.VolumeId, DeleteOnTermination: Ebs.DeleteOnTermination },
    })),
  }
}

/** The start script, in base64 as the schema has it. */
function readUserData(context: CollectContext, ec2: EC2, InstanceId: string): Promise<unknown> {
  const call = { permission: 'ec2:DescribeInstanceAttribute', types: [type], resource: InstanceId }
  return context.detail(call, async () => {
    const answer = await ec2.describeInstanceAttribute({ InstanceId, Attribute: 'userData' })
    return answer.UserData?.Value
  })
}
