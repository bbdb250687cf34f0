import { CodeBuild } from '@aws-sdk/client-codebuild'
import { CodePipeline } from '@aws-sdk/client-codepipeline'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, the } from './moto.ts'

const services = ['codebuild', 'codepipeline', 'codeartifact']
const role = 'arn:aws:iam::123456789012:role/delivery'
const store = 'arn:aws:codeartifact:us-east-1:123456789012:repository/acme/npm-store'
const policy = { Version: '2012-10-17', Statement: [] }
const summary = { name: 'npm-store', domainName: 'acme', domainOwner: '123456789012', arn: store }

const action = (
  name: string,
  category: 'Source' | 'Approval' | 'Deploy',
  provider: string,
  configuration: Record<string, string> = {},
) => ({
  name,
  actionTypeId: { category, owner: 'AWS' as const, provider, version: '1' },
  configuration,
})

const pipeline = {
  name: 'release',
  roleArn: role,
  artifactStore: { type: 'S3' as const, location: 'artifacts' },
  stages: [
    { name: 'Source', actions: [action('source', 'Source', 'S3')] },
    {
      name: 'Release',
      actions: [
        action('approve', 'Approval', 'Manual'),
        action('deploy', 'Deploy', 'S3', { BucketName: 'site' }),
      ],
    },
  ],
}

/** Answers as the API references show them: moto does not speak CodeArtifact, and writes dates of pipelines as text. */
const replies: readonly (readonly [string, object])[] = [
  ['ListPipelines', { pipelines: [{ name: 'release', version: 1 }] }],
  ['GetPipeline', { pipeline }],
  ['POST /v1/repositories', { repositories: [summary] }],
  [
    'GET /v1/repository/permissions/policy?',
    { policy: { resourceArn: store, document: JSON.stringify(policy) } },
  ],
  [
    'GET /v1/repository?',
    {
      repository: {
        ...summary,
        upstreams: [{ repositoryName: 'base' }],
        externalConnections: [
          { externalConnectionName: 'public:npmjs', packageFormat: 'npm', status: 'Available' },
        ],
      },
    },
  ],
  ['POST /v1/tags?', { tags: [{ key: 'team', value: 'platform' }] }],
]

describeLive('Live builds, pipelines and packages', (moto) => {
  let collected: Collected
  let proxy: FaultProxy
  beforeAll(async () => {
    await buildProjects(moto.client(CodeBuild))
    await buildPipeline(moto.client(CodePipeline), moto.client(IAM))
    proxy = await startFaultProxy(moto.endpoint)
    for (const [start, reply] of replies)
      proxy.rules.push({
        match: ({ operation }) => operation.startsWith(start),
        fault: { reply: JSON.stringify(reply) },
      })
    collected = await collect({ endpointUrl: proxy.endpoint, services })
  })
  afterAll(() => proxy.stop())

  test('nothing is missing', () => {
    expect(collected.gaps).toEqual([])
  })

  test('build projects carry environment and logs, by one call for all', () => {
    const projects = collected.resources.filter((r) => r.type === 'AWS::CodeBuild::Project')
    expect(projects.map((p) => p.id)).toEqual(['images', 'site'])
    expect(the(collected, 'AWS::CodeBuild::Project', 'images').properties).toMatchObject({
      Name: 'images',
      ServiceRole: role,
      Environment: {
        PrivilegedMode: true,
        EnvironmentVariables: [
          { Name: 'TOKEN', Type: 'SECRETS_MANAGER', Value: 'build/token' },
          { Name: 'STAGE', Type: 'PLAINTEXT', Value: 'test' },
        ],
      },
      LogsConfig: {
        CloudWatchLogs: { Status: 'DISABLED' },
        S3Logs: { Status: 'ENABLED', Location: 'logs/builds' },
      },
      Source: { Type: 'S3', Location: 'sources/site.zip' },
    })
    const site = the(collected, 'AWS::CodeBuild::Project', 'site')
    expect(site.properties).not.toHaveProperty('LogsConfig')
    expect(proxy.calls.filter((c) => c.operation === 'BatchGetProjects')).toHaveLength(1)
  })

  test('a pipeline carries its stages and actions', () => {
    expect(the(collected, 'AWS::CodePipeline::Pipeline')).toMatchObject({
      id: 'release',
      arn: 'arn:aws:codepipeline:us-east-1:123456789012:release',
      tags: { team: 'platform' },
      properties: {
        RoleArn: role,
        ArtifactStore: { Type: 'S3', Location: 'artifacts' },
        Stages: [
          { Name: 'Source', Actions: [{ ActionTypeId: { Category: 'Source' } }] },
          {
            Name: 'Release',
            Actions: [
              { ActionTypeId: { Category: 'Approval', Provider: 'Manual' } },
              { ActionTypeId: { Category: 'Deploy' }, Configuration: { BucketName: 'site' } },
            ],
          },
        ],
      },
    })
  })

  test('a package repository carries what it draws from', () => {
    expect(the(collected, 'AWS::CodeArtifact::Repository')).toMatchObject({
      id: store,
      name: 'npm-store',
      properties: {
        DomainName: 'acme',
        ExternalConnections: ['public:npmjs'],
        Upstreams: ['base'],
        PermissionsPolicyDocument: policy,
      },
      tags: { team: 'platform' },
    })
  })

  test('what is refused is hidden or unknown', async () => {
    proxy.rules.unshift({
      match: ({ operation }) =>
        ['BatchGetProjects', 'GetPipeline'].includes(operation) ||
        operation.startsWith('GET /v1/repository'),
      fault: 'deny',
    })
    const part = await collect({ endpointUrl: proxy.endpoint, services })
    proxy.rules.shift()
    expect(part.source.collected).not.toContain('AWS::CodeBuild::Project')
    const denied = { $unknown: 'denied' }
    expect(the(part, 'AWS::CodePipeline::Pipeline').properties).toMatchObject({
      Stages: denied,
      ArtifactStore: denied,
    })
    expect(the(part, 'AWS::CodeArtifact::Repository').properties).toMatchObject({
      ExternalConnections: denied,
      Upstreams: denied,
      PermissionsPolicyDocument: denied,
    })
  })
})

async function buildProjects(client: CodeBuild) {
  const shared = {
    source: { type: 'S3' as const, location: 'sources/site.zip' },
    artifacts: { type: 'NO_ARTIFACTS' as const },
    serviceRole: role,
  }
  const environment = {
    type: 'LINUX_CONTAINER' as const,
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL' as const,
  }
  await client.createProject({ ...shared, name: 'site', environment })
  await client.createProject({
    ...shared,
    name: 'images',
    environment: {
      ...environment,
      privilegedMode: true,
      environmentVariables: [
        { name: 'TOKEN', type: 'SECRETS_MANAGER', value: 'build/token' },
        { name: 'STAGE', type: 'PLAINTEXT', value: 'test' },
      ],
    },
    logsConfig: {
      cloudWatchLogs: { status: 'DISABLED' },
      s3Logs: { status: 'ENABLED', location: 'logs/builds' },
    },
  })
}

async function buildPipeline(client: CodePipeline, iam: IAM) {
  await iam.createRole({
    RoleName: 'delivery',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'codepipeline.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
  })
  await client.createPipeline({
    pipeline,
    tags: [{ key: 'team', value: 'platform' }],
  })
}
