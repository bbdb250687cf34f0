import { accountType, type Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Organization } from '../evaluate/authorization.ts'
import type { Policy } from '../policy/policy.ts'
import { everything, missingPolicy } from './policy-reader.ts'

type Levels = readonly (readonly Policy[])[]

/** What the organization says of one account. */
export interface AccountGuardrails {
  readonly serviceControl?: Levels
  readonly resourceControl?: Levels
  readonly organization?: Organization
  readonly orgPaths?: readonly string[]
}

const none: AccountGuardrails = {}

const fullAccessId = 'p-FullAWSAccess'

/** What AWS attaches at every level. Where a snapshot does not list it at all, nobody looked, and it is taken to be there. */
const fullAccess: Policy = { ...everything, name: 'FullAWSAccess' }

/**
 * The guardrails of each account, level by level from the root. Without an organization in the snapshot there are none to
 * see: an account that is a member of one then has guardrails that nobody knows.
 * @param read reads the content of a policy of the organization
 */
export function createGuardrails(
  resources: readonly Resource[],
  read: (document: unknown, name: string, home: Resource) => Policy,
): (account: string) => AccountGuardrails {
  const organization = resources.find(({ type }) => type === 'AWS::Organizations::Organization')
  const members = new Set(
    resources
      .filter(
        ({ type, properties }) => type === accountType && mayBelong(properties['OrganizationId']),
      )
      .map(({ account }) => account),
  )
  if (organization === undefined)
    return (account) => (members.has(account) ? unseen(account) : none)
  const attached = attachments(resources, read)
  const parents = parentsOf(resources)
  const seesFullAccess = resources.some(({ id }) => id === fullAccessId)
  const { ManagementAccountId: manager, RootId: root } = organization.properties
  const known = new Map<string, AccountGuardrails>()
  return (account) => {
    let found = known.get(account)
    if (found === undefined) {
      found = parents.has(account) || account === manager ? guardrails(account) : none
      known.set(account, found)
    }
    return found
  }

  function guardrails(account: string): AccountGuardrails {
    const path = pathTo(account, parents, typeof root === 'string' ? root : undefined)
    const facts: Organization = {
      id: organization?.id ?? '',
      ...(typeof manager === 'string' && { managementAccount: manager }),
    }
    if (path === undefined) return { ...unseen(account), organization: facts }
    const level = (type: string) => path.map((target) => attached.get(`${type} ${target}`) ?? [])
    const always = seesFullAccess ? [] : [fullAccess]
    const serviceControl = level('SERVICE_CONTROL_POLICY').map((policies) =>
      always.concat(policies),
    )
    return {
      organization: facts,
      orgPaths: [`${organization?.id}/${path.slice(0, -1).join('/')}/`],
      serviceControl,
      resourceControl: level('RESOURCE_CONTROL_POLICY'),
    }
  }
}

/**
 * Whether an account is in an organization, or nobody was allowed to look. A template or plan never says; what it declares is
 * then judged without guardrails, which could only take rights away.
 */
function mayBelong(organization: unknown): boolean {
  if (!isUnknown(organization)) return typeof organization === 'string'
  return organization.$unknown !== 'not-collected' && organization.$unknown !== 'unresolved'
}

function unseen(account: string): AccountGuardrails {
  const policy = missingPolicy(`the guardrails of account ${account}`)
  return { serviceControl: [[policy]], resourceControl: [[policy]] }
}

function attachments(
  resources: readonly Resource[],
  read: (document: unknown, name: string, home: Resource) => Policy,
): ReadonlyMap<string, readonly Policy[]> {
  const attached = new Map<string, Policy[]>()
  for (const resource of resources) {
    if (resource.type !== 'AWS::Organizations::Policy') continue
    const { Type: type, TargetIds: targets, Content: content, Name: name } = resource.properties
    if (typeof type !== 'string') continue
    const policy = read(content, String(name ?? resource.id), resource)
    for (const target of Array.isArray(targets) ? targets : []) {
      const key = `${type} ${String(target)}`
      const group = attached.get(key)
      if (group === undefined) attached.set(key, [policy])
      else group.push(policy)
    }
  }
  return attached
}

/** Account or unit → what it hangs on; unknown where nobody could look. */
function parentsOf(resources: readonly Resource[]): ReadonlyMap<string, unknown> {
  const parents = new Map<string, unknown>()
  for (const { type, id, properties } of resources)
    if (type === 'AWS::Organizations::OrganizationalUnit') parents.set(id, properties['ParentId'])
    else if (type === 'AWS::Organizations::Account') {
      const { ParentIds: ids } = properties
      parents.set(id, Array.isArray(ids) ? ids[0] : (ids ?? unknown('not-collected', 'ParentIds')))
    }
  return parents
}

/** From the root to the account; `undefined` where a step is unknown. */
function pathTo(
  account: string,
  parents: ReadonlyMap<string, unknown>,
  root: string | undefined,
): readonly string[] | undefined {
  const path = [account]
  for (let at: unknown = parents.get(account); typeof at === 'string'; at = parents.get(at)) {
    path.unshift(at)
    if (path.length > 12) return undefined
  }
  const top = path[0] ?? ''
  const last = parents.get(top)
  if (isUnknown(last)) return undefined
  if (top.startsWith('r-') || top === root) return path
  return undefined
}
