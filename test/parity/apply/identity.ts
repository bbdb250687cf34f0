import { IAM } from '@aws-sdk/client-iam'
import type { Moto } from '../../live/moto.ts'
import { type Appliers, nameless, sure } from './applier.ts'

interface Attached {
  readonly ManagedPolicyArns?: readonly string[]
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: object }[]
}

export const identity: Appliers = {
  'AWS::IAM::ManagedPolicy': async (
    p: { ManagedPolicyName: string; PolicyDocument: object },
    moto: Moto,
  ) => {
    const { Policy } = await moto.client(IAM).createPolicy({
      PolicyName: p.ManagedPolicyName,
      PolicyDocument: JSON.stringify(p.PolicyDocument),
    })
    return { ref: sure(Policy?.Arn) }
  },
  'AWS::IAM::Role': async (
    p: Attached & {
      RoleName: string
      MaxSessionDuration?: number
      AssumeRolePolicyDocument: object
    },
    moto: Moto,
  ) => {
    const iam = moto.client(IAM)
    const { RoleName, MaxSessionDuration } = p
    const AssumeRolePolicyDocument = JSON.stringify(p.AssumeRolePolicyDocument)
    const { Role } = await iam.createRole({
      RoleName,
      MaxSessionDuration,
      AssumeRolePolicyDocument,
    })
    for (const PolicyArn of p.ManagedPolicyArns ?? [])
      await iam.attachRolePolicy({ RoleName, PolicyArn })
    for (const policy of inline(p)) await iam.putRolePolicy({ RoleName, ...policy })
    return { ref: RoleName, attributes: { Arn: sure(Role?.Arn) } }
  },
  'AWS::IAM::Policy': async (
    p: { PolicyName: string; PolicyDocument: object; Roles: readonly string[] },
    moto: Moto,
  ) => {
    const { PolicyName } = p
    const PolicyDocument = JSON.stringify(p.PolicyDocument)
    for (const RoleName of p.Roles)
      await moto.client(IAM).putRolePolicy({ RoleName, PolicyName, PolicyDocument })
    return nameless
  },
  'AWS::IAM::Group': async (p: Attached & { GroupName: string }, moto: Moto) => {
    const iam = moto.client(IAM)
    const { GroupName } = p
    await iam.createGroup({ GroupName })
    for (const PolicyArn of p.ManagedPolicyArns ?? [])
      await iam.attachGroupPolicy({ GroupName, PolicyArn })
    for (const policy of inline(p)) await iam.putGroupPolicy({ GroupName, ...policy })
    return { ref: GroupName }
  },
  'AWS::IAM::User': async (
    p: Attached & { UserName: string; Groups?: readonly string[] },
    moto: Moto,
  ) => {
    const iam = moto.client(IAM)
    const { UserName } = p
    await iam.createUser({ UserName })
    for (const GroupName of p.Groups ?? []) await iam.addUserToGroup({ UserName, GroupName })
    for (const policy of inline(p)) await iam.putUserPolicy({ UserName, ...policy })
    return { ref: UserName }
  },
  'AWS::IAM::InstanceProfile': async (
    p: { InstanceProfileName: string; Roles: readonly string[] },
    moto: Moto,
  ) => {
    const iam = moto.client(IAM)
    const { InstanceProfileName } = p
    await iam.createInstanceProfile({ InstanceProfileName })
    for (const RoleName of p.Roles)
      await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName })
    return { ref: InstanceProfileName }
  },
}

function inline(p: Attached) {
  return (p.Policies ?? []).map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: JSON.stringify(PolicyDocument),
  }))
}
