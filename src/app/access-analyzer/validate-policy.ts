import type { PolicyFinding } from '../../evaluate/access/validate/finding.ts'
import { readPolicyType } from '../../evaluate/access/validate/policy-type.ts'
import { validatePolicy } from '../../evaluate/access/validate/validate-policy.ts'
import type { ToolContext } from '../tool/context.ts'
import { type PageOf, pageThrough } from '../tool/page.ts'
import { requireRole } from '../tool/permissions.ts'
import { invalid } from '../tool/tool-error.ts'

/**
 * Findings in a policy, the gravest first.
 * @param policyType as the API names it: `IDENTITY_POLICY`
 * @param resourceType CloudFormation's name, for resource policies
 * @throws ToolError
 */
export function findInPolicy(
  context: Pick<ToolContext, 'caller' | 'page'>,
  document: string,
  policyType: string,
  resourceType: string | undefined,
): PageOf<PolicyFinding> {
  requireRole(context, 'read')
  const type = readPolicyType(policyType)
  if (type === undefined) throw invalid(`${policyType} is no type of policy.`)
  const findings = validatePolicy(document, { type, resourceType })
  const numbered = findings.map((finding, at) => ({ finding, at }))
  const page = pageThrough(numbered, context.page, ({ at }) => String(at))
  return { ...page, items: page.items.map(({ finding }) => finding) }
}
