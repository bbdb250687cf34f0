import type { Diagnostic } from '../../../../model/diagnostic.ts'
import type { Resource } from '../../../../model/resource.ts'
import { type AccountGuardrails, createGuardrails } from '../../graph/organization.ts'
import { createPolicyReader } from '../../graph/policy-reader.ts'
import type { Policy } from '../../policy/policy.ts'
import type { GuardrailType } from '../guardrail.ts'
import { fullAccess, type GuardrailLevels } from '../judge-request.ts'

/** A policy that somebody thinks of attaching. */
export interface Proposal {
  readonly type: GuardrailType
  readonly policy: Policy
  /** `root`, or the id or name of a root, unit or account. Without it: where the replaced policy is, else everywhere. */
  readonly target?: string
  /** Id or name of an attached policy whose place it takes, there or (without a target) wherever that one is attached. */
  readonly replaces?: string
}

/** What a proposal means for one account. */
export interface AccountChange {
  /** Everything attached, today and then. */
  readonly before: GuardrailLevels
  readonly after: GuardrailLevels
  /**
   * The levels that change, as far as they decide about a call that goes through today: what else is attached there denies nothing
   * that was seen to work, so only its allows are kept. Empty: nothing changes.
   */
  readonly changed: readonly (readonly Policy[])[]
  /** Nobody knows whether the account lies below the target. */
  readonly uncertain: boolean
}

export interface Change {
  readonly proposal: Proposal
  /** Policies that go or come: what their statements do not touch stays as it is. */
  readonly touching: readonly Policy[]
  /** Everything that has a say, today or then: what none of it looks at makes no difference. */
  readonly all: readonly Policy[]
  /** Something that allows goes: then every action may be touched. */
  readonly removes: boolean
  readonly of: (account: string) => AccountChange
  readonly notes: readonly string[]
}

const kinds: Readonly<Record<GuardrailType, string>> = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
}
const policyType = 'AWS::Organizations::Policy'

/** Works out what a proposal changes, account by account. Never throws. */
export function proposeChange(
  resources: readonly Resource[],
  proposal: Proposal,
): { readonly change: Change } | { readonly problem: Diagnostic } {
  const organization = resources.find(({ type }) => type === 'AWS::Organizations::Organization')
  if (organization === undefined) return withoutOrganization(proposal)
  const replaced = replacedBy(resources, proposal)
  if ('problem' in replaced) return replaced
  const target =
    proposal.target === undefined && replaced.policy !== undefined
      ? { ids: targetsOf(replaced.policy) }
      : findTarget(resources, organization, proposal.target ?? 'root')
  if ('problem' in target) return target
  const known = new Map<Resource, Policy>()
  const read = sharedReader(proposal.policy, known)
  const before = createGuardrails(resources, read)
  const after = createGuardrails(
    [
      ...resources.map((one) => (one === replaced.policy ? detached(one, target.ids) : one)),
      proposed(proposal, organization, target.ids),
    ],
    read,
  )
  const gone = replaced.policy === undefined ? undefined : read(undefined, '', replaced.policy)
  return {
    change: {
      proposal,
      touching: gone === undefined ? [proposal.policy] : [proposal.policy, gone],
      all: [proposal.policy, ...known.values()],
      removes: gone !== undefined,
      notes: [],
      of: remembered((account) =>
        compareLevels(proposal, before(account), after(account), target.ids, account),
      ),
    },
  }
}

/** Reads each policy of the organization once for both sides, so that they can be compared. */
function sharedReader(
  policy: Policy,
  known: Map<Resource, Policy>,
): (document: unknown, name: string, home: Resource) => Policy {
  const read = createPolicyReader(() => undefined)
  return (document, name, home) => {
    const origin = origins.get(home) ?? home
    if (origin.id === proposedId && origin.source.address === proposedId) return policy
    const before = known.get(origin)
    if (before !== undefined) return before
    const made = read(
      origin.properties['Content'] ?? document,
      name === '' ? origin.id : name,
      origin,
    )
    known.set(origin, made)
    return made
  }
}

const proposedId = 'proposed-guardrail'
/** A policy with fewer targets → the one in the snapshot. */
const origins = new WeakMap<Resource, Resource>()

function detached(policy: Resource, from: readonly string[]): Resource {
  const left = targetsOf(policy).filter((id) => !from.includes(id))
  const copy = { ...policy, properties: { ...policy.properties, TargetIds: left } }
  origins.set(copy, policy)
  return copy
}

function proposed(
  { type }: Proposal,
  organization: Resource,
  targets: readonly string[],
): Resource {
  return {
    type: policyType,
    id: proposedId,
    name: proposedId,
    properties: { Name: proposedId, Type: kinds[type], Content: {}, TargetIds: targets },
    tags: {},
    source: { ...organization.source, address: proposedId },
  }
}

function targetsOf({ properties }: Resource): readonly string[] {
  const { TargetIds: ids } = properties
  return Array.isArray(ids) ? ids.map(String) : []
}

function problem(message: string, help: string): { readonly problem: Diagnostic } {
  return { problem: { code: 'guardrail-target', severity: 'error', message, help } }
}

function replacedBy(resources: readonly Resource[], { replaces, type }: Proposal) {
  if (replaces === undefined) return { policy: undefined }
  const policies = resources.filter(
    (one) => one.type === policyType && one.properties['Type'] === kinds[type],
  )
  const found = policies.filter(({ id, name, properties }) =>
    [id, name, properties['Name']].includes(replaces),
  )
  const [policy] = found
  if (policy !== undefined && found.length === 1) return { policy }
  return problem(
    `The snapshot has ${found.length === 0 ? 'no' : 'more than one'} policy ${JSON.stringify(replaces)} of this type.`,
    'Name it by its id, such as p-examplepolicyid.',
  )
}

function findTarget(resources: readonly Resource[], organization: Resource, wanted: string) {
  const { RootId: root } = organization.properties
  if (wanted === 'root' || wanted === root)
    return typeof root === 'string'
      ? { ids: [root] }
      : problem('The snapshot does not tell the root of the organization.', 'Collect it again.')
  const found = resources.filter(
    ({ type, id, name, properties }) =>
      (type === 'AWS::Organizations::Account' &&
        [id, name, properties['AccountName']].includes(wanted)) ||
      (type === 'AWS::Organizations::OrganizationalUnit' &&
        [id, name, properties['Name']].includes(wanted)),
  )
  const [target] = found
  if (target !== undefined && found.length === 1) return { ids: [target.id] }
  return problem(
    `The organization has ${found.length === 0 ? 'no' : 'more than one'} root, unit or account ${JSON.stringify(wanted)}.`,
    'Name it by its id: r-…, ou-…, or twelve digits.',
  )
}

function remembered<T>(make: (account: string) => T): (account: string) => T {
  const known = new Map<string, T>()
  return (account) => {
    const before = known.get(account)
    if (before !== undefined) return before
    if (known.size > 10_000) known.clear()
    const made = make(account)
    known.set(account, made)
    return made
  }
}

function compareLevels(
  proposal: Proposal,
  before: AccountGuardrails,
  after: AccountGuardrails,
  targets: readonly string[],
  account: string,
): AccountChange {
  const side = proposal.type === 'scp' ? 'serviceControl' : 'resourceControl'
  const [today, then] = [before[side], after[side]]
  const sides = { before: levelsOf(before), after: levelsOf(after) }
  if (today === undefined || then === undefined) return { ...sides, changed: [], uncertain: false }
  if (before.orgPaths === undefined) {
    const level = proposal.type === 'scp' ? [fullAccess, proposal.policy] : [proposal.policy]
    const sure = targets.includes(account) || targets.some((id) => id.startsWith('r-'))
    const levels = { ...sides.before, [side]: [...today, level] }
    return { before: sides.before, after: levels, changed: [level], uncertain: !sure }
  }
  const changed = then.flatMap((level, at) => changedLevel(today[at] ?? [], level, proposal))
  return { ...sides, changed, uncertain: false }
}

function levelsOf({
  serviceControl,
  resourceControl,
  organization,
}: AccountGuardrails): GuardrailLevels {
  return {
    ...(serviceControl !== undefined && { serviceControl }),
    ...(resourceControl !== undefined && { resourceControl }),
    ...(organization !== undefined && { organization }),
  }
}

function changedLevel(
  today: readonly Policy[],
  then: readonly Policy[],
  { policy, type }: Proposal,
): readonly (readonly Policy[])[] {
  const gone = today.some((one) => !then.includes(one))
  const comes = then.includes(policy)
  if (!gone && !comes) return []
  if (type === 'rcp') return [comes ? [policy] : []]
  if (!gone) return [[fullAccess, policy]]
  return [then.map((one) => (one === policy ? one : allowsOf(one)))]
}

const allows = new WeakMap<Policy, Policy>()

function allowsOf(policy: Policy): Policy {
  let kept = allows.get(policy)
  if (kept === undefined) {
    kept = { ...policy, statements: policy.statements.filter(({ effect }) => effect === 'Allow') }
    allows.set(policy, kept)
  }
  return kept
}

/** Without an organization in the snapshot the policy is taken to bind the account that is named, or everyone. */
function withoutOrganization(
  proposal: Proposal,
): { readonly change: Change } | { readonly problem: Diagnostic } {
  const { type, policy, target, replaces } = proposal
  if (
    replaces !== undefined ||
    (target !== undefined && target !== 'root' && !/^\d{12}$/.test(target))
  )
    return problem(
      'No organization was read, so nobody knows what is attached where.',
      'Read the management account too, or name an account by its twelve digits, or leave the target out.',
    )
  const everywhere = target === undefined || target === 'root'
  const level = type === 'scp' ? [fullAccess, policy] : [policy]
  const side = type === 'scp' ? 'serviceControl' : 'resourceControl'
  return {
    change: {
      proposal,
      touching: [policy],
      all: [policy],
      removes: false,
      notes: [
        `No organization was read: the policy is taken to bind ${everywhere ? 'every account' : `account ${target}`}, and to be the only one. The management account is not known, and would not be bound.`,
      ],
      of: remembered((account) =>
        everywhere || account === target
          ? { before: {}, after: { [side]: [level] }, changed: [level], uncertain: false }
          : { before: {}, after: {}, changed: [], uncertain: false },
      ),
    },
  }
}
