import type { ArtifactStore, PipelineDeclaration } from '@aws-sdk/client-codepipeline'
import { isUnknown } from '../../../model/unknown.ts'
import { capitalised } from '../capitalised.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { tagsOf } from '../tags.ts'

/** Pipelines with their stages. */
export const collector: Collector = {
  service: 'codepipeline',
  scope: 'regional',
  types: ['AWS::CodePipeline::Pipeline'],
  actions: [
    'codepipeline:GetPipeline',
    'codepipeline:ListPipelines',
    'codepipeline:ListTagsForResource',
  ],
  async collect(context) {
    const { CodePipeline, paginateListPipelines, paginateListTagsForResource } =
      await import('@aws-sdk/client-codepipeline')
    const client = context.client(CodePipeline)
    const pipelines = await context.list(
      { permission: 'codepipeline:ListPipelines' },
      paginateListPipelines({ client }, {}),
      (page) => page.pipelines,
    )
    const { partition, region, account } = context
    await context.each(pipelines, async ({ name = '' }) => {
      const arn = `arn:${partition}:codepipeline:${region}:${account}:${name}`
      const pipeline = await context.detail(
        { permission: 'codepipeline:GetPipeline', resource: name },
        async () => (await client.getPipeline({ name })).pipeline,
      )
      const tags = await context.detail(
        { permission: 'codepipeline:ListTagsForResource', resource: name },
        async () => {
          const all: { Key?: string | undefined; Value?: string | undefined }[] = []
          for await (const page of paginateListTagsForResource({ client }, { resourceArn: arn }))
            for (const { key, value } of page.tags ?? []) all.push({ Key: key, Value: value })
          return all
        },
      )
      context.emit({
        type: 'AWS::CodePipeline::Pipeline',
        id: name,
        arn,
        properties: {
          Name: name,
          ...(isUnknown(pipeline)
            ? { ArtifactStore: pipeline, ArtifactStores: pipeline }
            : artifacts(pipeline)),
          RoleArn: known(pipeline, (p) => p.roleArn),
          Stages: known(pipeline, stages),
        },
        tags: tagsOf(tags),
      })
    })
  },
}

/** One store, or one in each Region. */
function artifacts(pipeline: PipelineDeclaration | undefined) {
  const store = ({ type: Type, location: Location, encryptionKey }: ArtifactStore) => ({
    Type,
    Location,
    EncryptionKey: capitalised(encryptionKey),
  })
  const perRegion = Object.entries(pipeline?.artifactStores ?? {})
  return {
    ArtifactStore: pipeline?.artifactStore && store(pipeline.artifactStore),
    ArtifactStores:
      perRegion.length === 0
        ? undefined
        : perRegion.map(([Region, one]) => ({ Region, ArtifactStore: store(one) })),
  }
}

function stages(pipeline: PipelineDeclaration) {
  return (pipeline.stages ?? []).map((stage) => ({
    Name: stage.name,
    Actions: (stage.actions ?? []).map((action) => ({
      Name: action.name,
      ActionTypeId: capitalised(action.actionTypeId),
      Configuration: action.configuration,
    })),
  }))
}
