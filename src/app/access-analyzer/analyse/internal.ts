import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import type { Identity } from '../../../evaluate/access/graph/identity.ts'
import type { Guarded } from '../../../evaluate/access/graph/resource-policies.ts'
import { type AccessQuestion, WhoCanIndex } from '../../../evaluate/access/graph/who-can.ts'
import { contextOf } from '../../../evaluate/access/request/context.ts'
import type {
  AccessFindingData,
  AnalyzerConfiguration,
  Restriction,
} from '../../../store/schema.ts'
import { keyName } from '../../access/diff-request.ts'
import type { Zone } from './external.ts'
import type { Found } from './found.ts'
import { actionsOn } from './resource-actions.ts'

/** Resources that one analyzer looks at, as in Access Analyzer's quota of resources of an analyzer. */
export const mostResources = 200

/** What holds of every request unless somebody says otherwise. */
const usual = contextOf(
  { 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false' },
  [],
  'unknown',
)

/** Which users and roles inside of the zone of trust have access to chosen resources, over all layers of policies. */
export function internalAccess(
  estate: Estate,
  zone: Zone,
  targets: readonly Guarded[],
): readonly Found[] {
  const index = new WhoCanIndex(estate)
  return targets.slice(0, mostResources).flatMap((target) => accessTo(target, index, estate, zone))
}

/** The resources of an estate that an analyzer is told to look at; without a rule there are none. */
export function includedTargets(
  estate: Estate,
  configuration: AnalyzerConfiguration | undefined,
  wanted: (target: Guarded) => boolean,
): readonly Guarded[] {
  const rules = configuration?.internalAccess?.analysisRule?.inclusions ?? []
  return estate.guarded.filter(
    (target) =>
      wanted(target) &&
      rules.some(
        ({ accountIds = [], resourceTypes = [], resourceArns = [] }) =>
          accountIds.length + resourceTypes.length + resourceArns.length > 0 &&
          (accountIds.length === 0 || accountIds.includes(target.account ?? '')) &&
          (resourceTypes.length === 0 || resourceTypes.includes(target.resource.type)) &&
          (resourceArns.length === 0 || resourceArns.includes(target.arn)),
      ),
  )
}

interface Holding {
  readonly identity: Identity
  readonly actions: Set<string>
  readonly conditions: Set<string>
  unknown: boolean
}

function accessTo(
  target: Guarded,
  index: WhoCanIndex,
  estate: Estate,
  zone: Zone,
): readonly Found[] {
  const holdings = new Map<Identity, Holding>()
  for (const { action, resource } of actionsOn(target)) {
    const question: AccessQuestion = {
      action,
      resource,
      context: usual,
      ...(target.account !== undefined && { resourceAccount: target.account }),
    }
    for (const { identity, verdict } of index.whoCan(question).holders) {
      if (!isWithin(identity, target, zone, estate)) continue
      const holding = holdings.get(identity) ?? empty(identity)
      holdings.set(identity, holding)
      holding.actions.add(action)
      if (verdict === 'unknown') note(holding, index.can(identity, question).missingContext)
    }
  }
  return [...holdings.values()].map((holding) => findingOf(holding, target, estate))
}

function empty(identity: Identity): Holding {
  return { identity, actions: new Set(), conditions: new Set(), unknown: false }
}

function note(holding: Holding, missing: readonly string[]): void {
  if (missing.length === 0) holding.unknown = true
  for (const key of missing) holding.conditions.add(key)
}

function isWithin(one: Identity, target: Guarded, zone: Zone, estate: Estate): boolean {
  if (one.account === target.account) return true
  if (zone === 'account') return false
  const id = estate.guardrails(target.account ?? '').organization?.id
  return id !== undefined && estate.guardrails(one.account).organization?.id === id
}

function findingOf(
  { identity, actions, conditions, unknown }: Holding,
  target: Guarded,
  estate: Estate,
): Found {
  const data: AccessFindingData = {
    type: 'InternalAccess',
    resource: target.arn,
    resourceType: target.resource.type,
    account: target.account ?? '',
    principal: { AWS: identity.arn },
    principalAccount: identity.account,
    principalType: identity.kind === 'role' ? 'IAM_ROLE' : 'IAM_USER',
    accessType: identity.account === target.account ? 'INTRA_ACCOUNT' : 'INTRA_ORG',
    action: [...actions].toSorted(),
    condition: Object.fromEntries([...conditions].toSorted().map((key) => [keyName(key), '*'])),
    source: 'POLICY',
    resourceControl: restriction(estate, target.account ?? '', 'resourceControl', 'RCP'),
    serviceControl: restriction(estate, identity.account, 'serviceControl', 'SCP'),
    ...(unknown && { error: 'UNDECIDED: a policy could not be read' }),
  }
  return { data, about: [identity.arn] }
}

/** Guardrails that were seen were applied: a principal that they keep out has no finding. */
function restriction<Kind extends 'RCP' | 'SCP'>(
  estate: Estate,
  account: string,
  which: 'resourceControl' | 'serviceControl',
  name: Kind,
): Restriction<Kind> {
  const policies = estate.guardrails(account)[which]?.flat()
  if (policies === undefined) return 'NOT_APPLICABLE'
  const unread = policies.some(({ unresolved }) => unresolved !== undefined)
  return unread ? `FAILED_TO_EVALUATE_${name}` : 'APPLIED'
}
