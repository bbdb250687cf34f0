import { type CreateVolumeRequest, EC2, type RunInstancesRequest } from '@aws-sdk/client-ec2'
import type { CreateLaunchTemplateRequest } from '@aws-sdk/client-ec2'
import { ECR, type EncryptionConfiguration, type ImageTagMutability } from '@aws-sdk/client-ecr'
import { type CreateServiceCommandInput, ECS } from '@aws-sdk/client-ecs'
import { EKS, type LogType } from '@aws-sdk/client-eks'
import {
  type AddPermissionRequest,
  type CreateFunctionRequest,
  Lambda,
} from '@aws-sdk/client-lambda'
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

/** An empty zip archive: moto keeps code, it does not run it. */
const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')

interface KubernetesProperties {
  readonly Name: string
  readonly Version: string
  readonly RoleArn: string
  readonly ResourcesVpcConfig: {
    readonly SubnetIds: string[]
    readonly EndpointPublicAccess: boolean
    readonly EndpointPrivateAccess: boolean
    readonly PublicAccessCidrs?: string[]
  }
  readonly Logging?: {
    readonly ClusterLogging: { readonly EnabledTypes: readonly { readonly Type: LogType }[] }
  }
  readonly EncryptionConfig?: readonly {
    readonly Resources: string[]
    readonly Provider: { readonly KeyArn: string }
  }[]
}

export const compute: Appliers = {
  'AWS::EC2::Instance': async (
    p: Omit<RunInstancesRequest, 'IamInstanceProfile' | 'Monitoring' | 'NetworkInterfaces'> & {
      IamInstanceProfile?: string
      NetworkInterfaces?: readonly {
        DeviceIndex: string
        AssociatePublicIpAddress: boolean
        SubnetId: string
        GroupSet: string[]
      }[]
      Monitoring: boolean
    },
    moto: Moto,
  ) => {
    const { IamInstanceProfile: Name, Monitoring: Enabled, NetworkInterfaces, ...rest } = p
    const made = await moto.client(EC2).runInstances({
      ...rest,
      MinCount: 1,
      MaxCount: 1,
      Monitoring: { Enabled },
      ...(NetworkInterfaces !== undefined && {
        NetworkInterfaces: NetworkInterfaces.map((one) => ({
          DeviceIndex: Number(one.DeviceIndex),
          AssociatePublicIpAddress: one.AssociatePublicIpAddress,
          SubnetId: one.SubnetId,
          Groups: one.GroupSet,
        })),
      }),
      ...(Name !== undefined && { IamInstanceProfile: { Name } }),
    })
    return { ref: sure(made.Instances?.[0]?.InstanceId) }
  },
  'AWS::EC2::Volume': async (p: CreateVolumeRequest, moto: Moto) => {
    return { ref: sure((await moto.client(EC2).createVolume(p)).VolumeId) }
  },
  'AWS::EC2::LaunchTemplate': async (p: CreateLaunchTemplateRequest, moto: Moto) => {
    const made = await moto.client(EC2).createLaunchTemplate(p)
    return { ref: sure(made.LaunchTemplate?.LaunchTemplateId) }
  },
  'AWS::Lambda::Function': async (p: CreateFunctionRequest, moto: Moto) => {
    const made = await moto.client(Lambda).createFunction({
      ...p,
      Code: { ZipFile: emptyZip },
      Tags: { 'aws:cloudformation:stack-name': 'parity' },
    })
    return { ref: sure(made.FunctionName), attributes: { Arn: sure(made.FunctionArn) } }
  },
  'AWS::Lambda::Permission': async (p: Omit<AddPermissionRequest, 'StatementId'>, moto: Moto) => {
    const StatementId = sure(p.Principal).replaceAll(/\W/g, '_')
    await moto.client(Lambda).addPermission({ ...p, StatementId })
    return nameless
  },
  'AWS::Lambda::Url': async (p: { TargetFunctionArn: string; AuthType: 'NONE' }, moto: Moto) => {
    const { TargetFunctionArn: FunctionName, AuthType } = p
    await moto.client(Lambda).createFunctionUrlConfig({ FunctionName, AuthType })
    return nameless
  },
  'AWS::ECR::Repository': async (
    p: {
      RepositoryName: string
      ImageTagMutability?: ImageTagMutability
      ImageScanningConfiguration?: { ScanOnPush: boolean }
      EncryptionConfiguration?: { EncryptionType: 'KMS'; KmsKey: string }
      LifecyclePolicy?: { LifecyclePolicyText: string }
      RepositoryPolicyText?: object
    },
    moto: Moto,
  ) => {
    const ecr = moto.client(ECR)
    const { RepositoryName: repositoryName, EncryptionConfiguration: encryption } = p
    const encryptionConfiguration: EncryptionConfiguration | undefined = encryption && {
      encryptionType: encryption.EncryptionType,
      kmsKey: encryption.KmsKey,
    }
    await ecr.createRepository({
      repositoryName,
      imageTagMutability: p.ImageTagMutability,
      imageScanningConfiguration: { scanOnPush: p.ImageScanningConfiguration?.ScanOnPush },
      encryptionConfiguration,
    })
    const lifecyclePolicyText = p.LifecyclePolicy?.LifecyclePolicyText
    if (lifecyclePolicyText !== undefined)
      await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText })
    if (p.RepositoryPolicyText !== undefined)
      await ecr.setRepositoryPolicy({
        repositoryName,
        policyText: JSON.stringify(p.RepositoryPolicyText),
      })
    return { ref: repositoryName }
  },
  'AWS::EKS::Cluster': async (p: KubernetesProperties, moto: Moto) => {
    const vpc = p.ResourcesVpcConfig
    const made = await moto.client(EKS).createCluster({
      name: p.Name,
      version: p.Version,
      roleArn: p.RoleArn,
      resourcesVpcConfig: {
        subnetIds: vpc.SubnetIds,
        endpointPublicAccess: vpc.EndpointPublicAccess,
        endpointPrivateAccess: vpc.EndpointPrivateAccess,
        publicAccessCidrs: vpc.PublicAccessCidrs,
      },
      logging: p.Logging && {
        clusterLogging: [
          { enabled: true, types: p.Logging.ClusterLogging.EnabledTypes.map((t) => t.Type) },
        ],
      },
      encryptionConfig: p.EncryptionConfig?.map(({ Resources, Provider }) => ({
        resources: Resources,
        provider: { keyArn: Provider.KeyArn },
      })),
    })
    return { ref: sure(made.cluster?.name) }
  },
  'AWS::ECS::Cluster': async (p: object, moto: Moto) => {
    const made = await moto.client(ECS).createCluster(uncapitalised(p) as object)
    return { ref: sure(made.cluster?.clusterName) }
  },
  'AWS::ECS::TaskDefinition': async (p: object, moto: Moto) => {
    const input = uncapitalised(p) as RegisterTaskDefinitionCommandInput
    const made = await moto.client(ECS).registerTaskDefinition(input)
    return { ref: sure(made.taskDefinition?.taskDefinitionArn) }
  },
  'AWS::ECS::Service': async (p: object, moto: Moto) => {
    const input = uncapitalised(p) as CreateServiceCommandInput
    return { ref: sure((await moto.client(ECS).createService(input)).service?.serviceArn) }
  },
}

/** ECS spells as CloudFormation does, but for the first letter. */
function uncapitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalised)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      key === 'Options' ? member : uncapitalised(member),
    ]),
  )
}
