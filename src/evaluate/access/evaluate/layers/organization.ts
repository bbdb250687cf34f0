import { type Answer, maybe, no } from '../../match/answer.ts'
import type { PrincipalSurroundings } from '../../match/principal.ts'
import type { Policy } from '../../policy/policy.ts'
import { loadCatalogue } from '../../catalogue/catalogue.ts'
import type { RequestScope } from '../../request/request-scope.ts'
import type { Authorization } from '../authorization.ts'
import { type Tally, tally, tallyNamed } from '../tally.ts'

/**
 * Service control policies, by level: every level has to allow. None apply to the management account, to service-linked roles, and to
 * callers that belong to no account. Source: AWS Organizations user guide, "SCP evaluation".
 * @returns one tally a level
 */
export function tallyServiceControl(
  { serviceControlPolicies: levels, organization }: Authorization,
  scope: RequestScope,
): readonly Tally[] {
  const { who } = scope
  if (levels === undefined || !who.hasAccount || who.serviceLinked) return none
  if (who.account !== undefined && who.account === organization?.managementAccount) return none
  return levels.map((policies) => {
    const found = tally(policies, 'service-control', scope)
    if (organization?.serviceControlGrammar !== 'original') return found
    const broken = policies.find((policy) => !isOfOriginalGrammar(policy))
    return broken === undefined ? found : weaken(found, broken)
  })
}

const none: readonly Tally[] = []

/** Nobody could attach a policy that its grammar refuses: what it does is unknown. */
function weaken(found: Tally, broken: Policy): Tally {
  const least = (answer: Answer): Answer => (answer === no ? maybe : answer)
  return { ...found, allow: maybe, deny: least(found.deny), partial: broken }
}

function isOfOriginalGrammar(policy: Policy): boolean {
  return policy.statements.every(
    ({ effect, action, resource, conditions }) =>
      effect === 'Deny' ||
      (!action.negated &&
        conditions.length === 0 &&
        resource?.negated === false &&
        resource.patterns.every((pattern) => pattern === '*')),
  )
}

/**
 * Resource control policies: only what they deny counts, because RCPFullAWSAccess is always attached. They apply to whoever calls,
 * but not to resources of the management account, to service-linked roles, and to services without them.
 * Source: AWS Organizations user guide, "Resource control policies".
 */
export function tallyResourceControl(
  { resourceControlPolicies: levels, organization }: Authorization,
  scope: RequestScope,
  around: PrincipalSurroundings,
): readonly Tally[] {
  if (levels === undefined || scope.who.serviceLinked) return none
  const owner = scope.resourceAccount
  if (owner !== undefined && owner === organization?.managementAccount) return none
  if (scope.action === 'kms:retiregrant') return none
  if (!loadCatalogue().supportsResourceControl(scope.service)) return none
  return levels.flatMap((policies) =>
    policies.map((policy) => tallyNamed(policy, 'resource-control', scope, around)),
  )
}
