import type { Project } from '@aws-sdk/client-codebuild'
import { isUnknown } from '../../../model/unknown.ts'
import { capitalised } from '../capitalised.ts'
import type { Collector } from '../collector.ts'
import { tagsOf } from '../tags.ts'

/** Projects that one call describes at most. Source: CodeBuild API reference, BatchGetProjects. */
const mostAtOnce = 100

/** Build projects. Environment variables are read because secrets hide in them; the build specification is not. */
export const collector: Collector = {
  service: 'codebuild',
  scope: 'regional',
  types: ['AWS::CodeBuild::Project'],
  actions: ['codebuild:BatchGetProjects', 'codebuild:ListProjects'],
  async collect(context) {
    const { CodeBuild, paginateListProjects } = await import('@aws-sdk/client-codebuild')
    const client = context.client(CodeBuild)
    const names = await context.list(
      { permission: 'codebuild:ListProjects' },
      paginateListProjects({ client }, {}),
      (page) => page.projects,
    )
    for (let start = 0; start < names.length; start += mostAtOnce) {
      const projects = await context.detail(
        { permission: 'codebuild:BatchGetProjects', hides: true },
        async () =>
          (await client.batchGetProjects({ names: names.slice(start, start + mostAtOnce) }))
            .projects,
      )
      if (projects === undefined || isUnknown(projects)) continue
      for (const project of projects)
        context.emit({
          type: 'AWS::CodeBuild::Project',
          id: project.name ?? '',
          arn: project.arn,
          properties: described(project),
          tags: tagsOf(project.tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
        })
    }
  },
}

function described({ name, environment, artifacts, source, vpcConfig, ...project }: Project) {
  return {
    Name: name,
    Artifacts: artifacts && {
      EncryptionDisabled: artifacts.encryptionDisabled,
      Location: artifacts.location,
      Type: artifacts.type,
    },
    EncryptionKey: project.encryptionKey,
    Environment: environment && {
      EnvironmentVariables: environment.environmentVariables?.map((variable) => ({
        Name: variable.name,
        Type: variable.type ?? 'PLAINTEXT',
        Value: variable.value,
      })),
      Image: environment.image,
      PrivilegedMode: environment.privilegedMode,
      Type: environment.type,
    },
    LogsConfig: capitalised(project.logsConfig),
    ServiceRole: project.serviceRole,
    Source: source && {
      InsecureSsl: source.insecureSsl,
      Location: source.location,
      Type: source.type,
    },
    Visibility: project.projectVisibility,
    VpcConfig: vpcConfig?.vpcId ? capitalised(vpcConfig) : undefined,
  }
}
