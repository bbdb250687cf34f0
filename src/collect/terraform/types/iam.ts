import { accountType } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { partOf } from '../../canonical/part.ts'
import type { Block } from '../block.ts'
import {
  build,
  changed,
  type Field,
  flag,
  ifSet,
  list,
  literal,
  many,
  number,
  object,
  policy,
  positive,
  read,
  single,
} from '../fields.ts'
import { ignored, type Mapping, type Mappings, part, resource, several } from '../mapping.ts'

const inlinePolicy = (type: string, owner: string, attribute: string): Mapping =>
  resource(type, {
    [owner]: attribute,
    PolicyName: literal('name'),
    PolicyDocument: policy('policy'),
  })

const attachment = (type: string, attribute: string): Mapping =>
  part(type, attribute, { ManagedPolicyArns: single('policy_arn') })

/** A role without inline policies is shown with one empty block. */
const inlinePolicies: Field = changed(
  many('inline_policy', { PolicyName: 'name', PolicyDocument: policy('policy') }),
  (all) => {
    const named = [all].flat().filter((p) => isUnknown(p) || Object.keys(Object(p)).length > 0)
    return named.length === 0 ? undefined : named
  },
)

export const iam: Mappings = {
  aws_iam_access_key: resource('AWS::IAM::AccessKey', { UserName: 'user', Status: 'status' }),
  aws_iam_account_alias: ignored,
  aws_iam_account_password_policy: resource(accountType, {
    PasswordPolicy: object({
      MinimumPasswordLength: number('minimum_password_length'),
      RequireSymbols: flag('require_symbols'),
      RequireNumbers: flag('require_numbers'),
      RequireUppercaseCharacters: flag('require_uppercase_characters'),
      RequireLowercaseCharacters: flag('require_lowercase_characters'),
      MaxPasswordAge: positive('max_password_age'),
      PasswordReusePrevention: positive('password_reuse_prevention'),
    }),
  }),
  aws_iam_group: resource(
    'AWS::IAM::Group',
    { GroupName: literal('name'), Path: 'path' },
    { name: 'name' },
  ),
  aws_iam_group_membership: resource('AWS::IAM::UserToGroupAddition', {
    GroupName: 'group',
    Users: list('users'),
  }),
  aws_iam_group_policy: inlinePolicy('AWS::IAM::GroupPolicy', 'GroupName', 'group'),
  aws_iam_group_policy_attachment: attachment('AWS::IAM::Group', 'group'),
  aws_iam_instance_profile: resource(
    'AWS::IAM::InstanceProfile',
    { InstanceProfileName: literal('name'), Roles: single('role') },
    { name: 'name' },
  ),
  aws_iam_openid_connect_provider: resource('AWS::IAM::OIDCProvider', {
    Url: 'url',
    ClientIdList: list('client_id_list'),
    ThumbprintList: list('thumbprint_list'),
  }),
  aws_iam_policy: resource(
    'AWS::IAM::ManagedPolicy',
    {
      ManagedPolicyName: literal('name'),
      Description: 'description',
      Path: 'path',
      PolicyDocument: policy('policy'),
    },
    { name: 'name' },
  ),
  aws_iam_policy_attachment: several(attachToMany),
  aws_iam_role: resource(
    'AWS::IAM::Role',
    {
      RoleName: literal('name'),
      Description: 'description',
      Path: 'path',
      AssumeRolePolicyDocument: policy('assume_role_policy'),
      MaxSessionDuration: number('max_session_duration'),
      PermissionsBoundary: 'permissions_boundary',
      ManagedPolicyArns: list('managed_policy_arns'),
      Policies: ifSet('inline_policy', inlinePolicies),
    },
    { name: 'name' },
  ),
  aws_iam_role_policy: inlinePolicy('AWS::IAM::RolePolicy', 'RoleName', 'role'),
  aws_iam_role_policy_attachment: attachment('AWS::IAM::Role', 'role'),
  aws_iam_saml_provider: resource('AWS::IAM::SAMLProvider', {
    Name: literal('name'),
    SamlMetadataDocument: 'saml_metadata_document',
  }),
  aws_iam_server_certificate: resource(
    'AWS::IAM::ServerCertificate',
    { ServerCertificateName: literal('name'), Path: 'path' },
    { name: 'name', facts: { NotAfter: 'expiration' } },
  ),
  aws_iam_service_linked_role: resource('AWS::IAM::ServiceLinkedRole', {
    AWSServiceName: 'aws_service_name',
    Description: 'description',
  }),
  aws_iam_user: resource(
    'AWS::IAM::User',
    {
      UserName: literal('name'),
      Path: 'path',
      PermissionsBoundary: 'permissions_boundary',
    },
    { name: 'name' },
  ),
  aws_iam_user_group_membership: part('AWS::IAM::User', 'user', { Groups: list('groups') }),
  aws_iam_user_login_profile: part('AWS::IAM::User', 'user', {
    LoginProfile: (block) =>
      build({ PasswordResetRequired: flag('password_reset_required') }, block),
  }),
  aws_iam_user_policy: inlinePolicy('AWS::IAM::UserPolicy', 'UserName', 'user'),
  aws_iam_user_policy_attachment: attachment('AWS::IAM::User', 'user'),
  aws_iam_user_ssh_key: ignored,
  aws_iam_virtual_mfa_device: resource('AWS::IAM::VirtualMFADevice', {
    VirtualMfaDeviceName: literal('virtual_mfa_device_name'),
  }),
}

/** `aws_iam_policy_attachment` attaches one policy to users, roles and groups at once. */
function attachToMany(block: Block) {
  const arns = read(single('policy_arn'), block)
  return [
    ['AWS::IAM::User', 'users'],
    ['AWS::IAM::Role', 'roles'],
    ['AWS::IAM::Group', 'groups'],
  ].flatMap(([type = '', attribute = '']) => {
    const parents = block.list(attribute)
    if (parents === undefined) return []
    return [
      {
        type: partOf(type),
        suffix: attribute,
        properties: { Parent: parents, ManagedPolicyArns: arns },
      },
    ]
  })
}
