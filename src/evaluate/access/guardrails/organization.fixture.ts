import type { Resource } from '../../../model/resource.ts'
import type { GuardrailType } from './guardrail.ts'

/** A small organization for tests: the member in a unit below the root, and the management account. */
export const account = '111122223333'
export const manager = '444455556666'
export const live = { account, tags: {}, source: { kind: 'aws' } } as const

export function organization(facts: Resource['facts'] = {}): Resource {
  return {
    ...live,
    account: manager,
    type: 'AWS::Organizations::Organization',
    id: 'o-real',
    properties: { ManagementAccountId: manager, RootId: 'r-root' },
    facts,
  }
}

export const unit: Resource = {
  ...live,
  account: manager,
  type: 'AWS::Organizations::OrganizationalUnit',
  id: 'ou-apps',
  properties: { Name: 'apps', ParentId: 'r-root' },
}

export function member(id = account, parent = 'r-root'): Resource {
  return {
    ...live,
    account: manager,
    type: 'AWS::Organizations::Account',
    id,
    properties: { ParentIds: [parent] },
  }
}

export function policy(
  type: GuardrailType,
  id: string,
  content: unknown,
  targets: readonly string[],
): Resource {
  return {
    ...live,
    account: manager,
    type: 'AWS::Organizations::Policy',
    id,
    name: id,
    properties: {
      Name: id,
      Type: type === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY',
      Content: content,
      TargetIds: targets,
    },
  }
}
