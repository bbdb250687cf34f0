import { accountType } from '../../../model/resource.ts'
import { literal, policy, single } from '../fields.ts'
import { ignored, type Mappings, part, resource } from '../mapping.ts'

export const organizations: Mappings = {
  aws_account_alternate_contact: resource(accountType, {
    AlternateContacts: single('alternate_contact_type'),
  }),
  aws_account_primary_contact: ignored,
  aws_organizations_account: resource(
    'AWS::Organizations::Account',
    { AccountName: literal('name'), Email: 'email', ParentIds: single('parent_id') },
    { name: 'name' },
  ),
  aws_organizations_delegated_administrator: ignored,
  aws_organizations_organization: resource(
    'AWS::Organizations::Organization',
    { FeatureSet: (block) => block.value('feature_set') ?? 'ALL' },
    {
      facts: {
        EnabledPolicyTypes: (block) => block.list('enabled_policy_types') ?? [],
        TrustedServices: (block) => block.list('aws_service_access_principals') ?? [],
      },
    },
  ),
  aws_organizations_organizational_unit: resource(
    'AWS::Organizations::OrganizationalUnit',
    { Name: literal('name'), ParentId: 'parent_id' },
    { name: 'name' },
  ),
  aws_organizations_policy: resource(
    'AWS::Organizations::Policy',
    {
      Name: literal('name'),
      Content: policy('content'),
      Description: 'description',
      Type: (block) => block.value('type') ?? 'SERVICE_CONTROL_POLICY',
    },
    { name: 'name' },
  ),
  aws_organizations_policy_attachment: part('AWS::Organizations::Policy', 'policy_id', {
    TargetIds: single('target_id'),
  }),
}
