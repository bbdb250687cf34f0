import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

const type = 'AWS::EC2::LaunchTemplate'

/** Launch templates with the data of their default version. */
export async function readLaunchTemplates(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeLaunchTemplates } = await import('@aws-sdk/client-ec2')
  const templates = await context.list(
    { permission: 'ec2:DescribeLaunchTemplates', types: [type] },
    paginateDescribeLaunchTemplates({ client: ec2, pageSize: 200 }, {}),
    (page) => page.LaunchTemplates,
  )
  await context.each(templates, async (template) => {
    const id = template.LaunchTemplateId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'launch-template', id),
      name: template.LaunchTemplateName,
      properties: {
        LaunchTemplateName: template.LaunchTemplateName,
        LaunchTemplateData: await readData(context, ec2, id),
      },
      tags: tagsOf(template.Tags),
    })
  })
}

function readData(context: CollectContext, ec2: EC2, LaunchTemplateId: string): Promise<unknown> {
  const call = {
    permission: 'ec2:DescribeLaunchTemplateVersions',
    types: [type],
    resource: LaunchTemplateId,
  }
  return context.detail(call, async () => {
    const Versions = ['$Default']
    const answer = await ec2.describeLaunchTemplateVersions({ LaunchTemplateId, Versions })
    return answer.LaunchTemplateVersions?.[0]?.LaunchTemplateData
  })
}
