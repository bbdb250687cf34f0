import { EC2 } from '@aws-sdk/client-ec2'
import { ECR } from '@aws-sdk/client-ecr'
import { ECS } from '@aws-sdk/client-ecs'
import { EKS } from '@aws-sdk/client-eks'
import { IAM } from '@aws-sdk/client-iam'
import { Lambda } from '@aws-sdk/client-lambda'
import { beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, the } from './moto.ts'

const role = 'arn:aws:iam::123456789012:role/work'
/** An empty zip archive. */
const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')

describeLive('Live compute', (moto) => {
  let collected: Collected
  let place: Place
  beforeAll(async () => {
    await moto.client(IAM).createRole({ RoleName: 'work', AssumeRolePolicyDocument: '{}' })
    await buildFunctions(moto.client(Lambda))
    await buildRepositories(moto.client(ECR))
    place = await buildNetwork(moto.client(EC2))
    await buildContainers(moto.client(ECS), place)
    await buildCluster(moto.client(EKS))
    collected = await moto.collect({ services: ['lambda', 'ecr', 'ecs', 'eks'] })
  })

  test('reads everything, without a gap', () => {
    expect(collected.gaps).toEqual([])
    expect(collected.source.collected).toEqual(
      expect.arrayContaining(['AWS::Lambda::Function', 'AWS::ECS::Service', 'AWS::EKS::Cluster']),
    )
  })

  test('a function carries its settings, and folded policy and URL', () => {
    const api = the(collected, 'AWS::Lambda::Function', 'api')
    expect(api.properties).toMatchObject({
      Runtime: 'nodejs22.x',
      Role: role,
      PackageType: 'Zip',
      Environment: { Variables: { MODE: 'live' } },
      TracingConfig: { Mode: 'Active' },
      FunctionUrl: { AuthType: 'NONE', Cors: { AllowOrigins: ['https://example.com'] } },
    })
    expect(api.properties['ResourcePolicy']).toMatchObject({
      Statement: [
        {
          Sid: 'bucket',
          Principal: { Service: 's3.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } },
        },
      ],
    })
    expect(api.tags).toEqual({ team: 'web' })
  })

  test('a plain function has known absences', () => {
    const { properties } = the(collected, 'AWS::Lambda::Function', 'plain')
    for (const absent of [
      'ResourcePolicy',
      'FunctionUrl',
      'CodeSigningConfigArn',
      'KmsKeyArn',
      'Environment',
      'VpcConfig',
      'DeadLetterConfig',
    ])
      expect(properties).not.toHaveProperty(absent)
  })

  test('repositories carry scanning, immutability, encryption, policy and lifecycle', () => {
    expect(the(collected, 'AWS::ECR::Repository', 'plain').properties).toEqual({
      RepositoryName: 'plain',
      ImageScanningConfiguration: { ScanOnPush: false },
      ImageTagMutability: 'MUTABLE',
      EncryptionConfiguration: { EncryptionType: 'AES256' },
    })
    const web = the(collected, 'AWS::ECR::Repository', 'web')
    expect(web.properties).toMatchObject({
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
      EncryptionConfiguration: { EncryptionType: 'KMS' },
      RepositoryPolicyText: pullPolicy,
      LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
    })
    expect(web.tags).toEqual({ team: 'web' })
  })

  test('clusters, services and the latest task definition are in the words of CloudFormation', () => {
    const cluster = the(collected, 'AWS::ECS::Cluster', 'prod')
    expect(cluster.properties).toEqual({
      ClusterName: 'prod',
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
      Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } },
    })
    expect(cluster.tags).toEqual({ team: 'web' })
    expect(the(collected, 'AWS::ECS::Service').properties).toMatchObject({
      ServiceName: 'web',
      Cluster: cluster.arn,
      LaunchType: 'FARGATE',
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: [place.subnet],
          SecurityGroups: [place.group],
          AssignPublicIp: 'ENABLED',
        },
      },
    })
    const task = the(collected, 'AWS::ECS::TaskDefinition')
    expect(task.arn).toMatch(/task-definition\/web:2$/)
    expect(task.properties).toMatchObject({
      Family: 'web',
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [
        {
          Name: 'web',
          Privileged: true,
          ReadonlyRootFilesystem: true,
          User: '1000',
          Environment: [{ Name: 'MODE', Value: 'live' }],
          Secrets: [{ Name: 'TOKEN' }],
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: { 'awslogs-group': 'web', mode: 'non-blocking' },
          },
        },
      ],
    })
  })

  test('a Kubernetes cluster carries endpoint, logging and encryption', () => {
    const cluster = the(collected, 'AWS::EKS::Cluster', 'platform')
    expect(cluster.properties).toMatchObject({
      Version: '1.33',
      ResourcesVpcConfig: {
        EndpointPublicAccess: true,
        EndpointPrivateAccess: true,
        PublicAccessCidrs: ['192.0.2.0/24'],
      },
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, { Type: 'audit' }] } },
      EncryptionConfig: [{ Resources: ['secrets'] }],
    })
    expect(cluster.tags).toEqual({ team: 'platform' })
  })
})

async function buildFunctions(lambda: Lambda) {
  const shape = {
    Role: role,
    Runtime: 'nodejs22.x' as const,
    Handler: 'index.handler',
    Code: { ZipFile: emptyZip },
  }
  await lambda.createFunction({ FunctionName: 'plain', ...shape })
  await lambda.createFunction({
    FunctionName: 'api',
    ...shape,
    Environment: { Variables: { MODE: 'live' } },
    TracingConfig: { Mode: 'Active' },
    Tags: { team: 'web' },
  })
  await lambda.addPermission({
    FunctionName: 'api',
    StatementId: 'bucket',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceAccount: '123456789012',
    SourceArn: 'arn:aws:s3:::uploads',
  })
  await lambda.createFunctionUrlConfig({
    FunctionName: 'api',
    AuthType: 'NONE',
    Cors: { AllowOrigins: ['https://example.com'] },
  })
}

async function buildRepositories(ecr: ECR) {
  await ecr.createRepository({ repositoryName: 'plain' })
  await ecr.createRepository({
    repositoryName: 'web',
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS' },
    tags: [{ Key: 'team', Value: 'web' }],
  })
  await ecr.setRepositoryPolicy({
    repositoryName: 'web',
    policyText: JSON.stringify(pullPolicy),
  })
  await ecr.putLifecyclePolicy({
    repositoryName: 'web',
    lifecyclePolicyText: JSON.stringify({ rules: [] }),
  })
}

const pullPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Pull',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'ecr:BatchGetImage',
    },
  ],
}

interface Place {
  readonly subnet: string
  readonly group: string
}

async function buildNetwork(ec2: EC2): Promise<Place> {
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' })
  const VpcId = Vpc?.VpcId
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.0.1.0/24' })
  const group = await ec2.createSecurityGroup({ VpcId, GroupName: 'web', Description: 'web' })
  return { subnet: Subnet?.SubnetId ?? '', group: group.GroupId ?? '' }
}

async function buildContainers(ecs: ECS, place: Place) {
  await ecs.createCluster({
    clusterName: 'prod',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } },
    tags: [{ key: 'team', value: 'web' }],
  })
  for (const privileged of [false, true])
    await ecs.registerTaskDefinition({
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      runtimePlatform: { operatingSystemFamily: 'LINUX' },
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          privileged,
          readonlyRootFilesystem: true,
          user: '1000',
          environment: [{ name: 'MODE', value: 'live' }],
          secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/t' }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': 'web', mode: 'non-blocking' },
          },
        },
      ],
    })
  await ecs.createService({
    cluster: 'prod',
    serviceName: 'web',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    desiredCount: 0,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [place.subnet],
        securityGroups: [place.group],
        assignPublicIp: 'ENABLED',
      },
    },
  })
}

async function buildCluster(eks: EKS) {
  await eks.createCluster({
    name: 'platform',
    version: '1.33',
    roleArn: role,
    resourcesVpcConfig: {
      subnetIds: ['subnet-11111111'],
      endpointPublicAccess: true,
      endpointPrivateAccess: true,
      publicAccessCidrs: ['192.0.2.0/24'],
    },
    logging: {
      clusterLogging: [
        { types: ['api', 'audit'], enabled: true },
        { types: ['scheduler'], enabled: false },
      ],
    },
    encryptionConfig: [
      {
        resources: ['secrets'],
        provider: { keyArn: 'arn:aws:kms:us-east-1:123456789012:key/eks' },
      },
    ],
    tags: { team: 'platform' },
  })
}
