import type { Organizations, PolicySummary } from '@aws-sdk/client-organizations'
import { isUnknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { parsePolicy } from '../../policy-document.ts'
import { enabledPolicyTypes, type Roots } from './roots.ts'

const type = 'AWS::Organizations::Policy'

/** What is asked for when the enabled types cannot be seen. */
const guardrails = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']

/**
 * The policies of the types in force, with content and targets. Also those of AWS: where FullAWSAccess is not attached,
 * nothing is allowed that another policy does not allow.
 */
export async function readPolicies(
  context: CollectContext,
  client: Organizations,
  roots: Roots,
): Promise<void> {
  const { paginateListPolicies, PolicyType } = await import('@aws-sdk/client-organizations')
  const enabled = enabledPolicyTypes(roots)
  const wanted = isUnknown(enabled) ? guardrails : enabled
  for (const Filter of Object.values(PolicyType)) {
    if (!wanted.includes(Filter)) continue
    const policies = await context.list(
      { permission: 'organizations:ListPolicies', types: [type] },
      paginateListPolicies({ client }, { Filter }),
      (page) => page.Policies,
    )
    await context.each(policies, (policy) => emitPolicy(context, client, policy))
  }
}

async function emitPolicy(
  context: CollectContext,
  client: Organizations,
  policy: PolicySummary,
): Promise<void> {
  const { paginateListTargetsForPolicy } = await import('@aws-sdk/client-organizations')
  const PolicyId = policy.Id ?? ''
  const call = (permission: string) => ({ permission, types: [type], resource: PolicyId })
  const [Content, TargetIds] = await Promise.all([
    context.detail(call('organizations:DescribePolicy'), async () =>
      parsePolicy((await client.describePolicy({ PolicyId })).Policy?.Content),
    ),
    context.detail(call('organizations:ListTargetsForPolicy'), async () => {
      const ids: string[] = []
      for await (const page of paginateListTargetsForPolicy({ client }, { PolicyId }))
        for (const { TargetId } of page.Targets ?? [])
          if (TargetId !== undefined) ids.push(TargetId)
      return ids.toSorted()
    }),
  ])
  context.emit({
    type,
    id: PolicyId,
    arn: policy.Arn,
    name: policy.Name,
    properties: {
      Name: policy.Name,
      Description: policy.Description,
      Type: policy.Type,
      Content,
      TargetIds,
    },
  })
}
