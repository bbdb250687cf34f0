import { and, type Answer, maybe, no, or, yes } from '../match/answer.ts'
import type { RequestScope } from '../request/request-scope.ts'
import type { CompiledStatement } from './compile-policy.ts'
import type { Layer } from './decision.ts'
import type { Layers } from './gather-layers.ts'
import type { ResourceSide } from './resource-side.ts'
import type { Tally } from './tally.ts'

/** Whether something grants the request, and the layer that grants or withholds it. */
export interface Grant {
  readonly answer: Answer
  readonly layer: Layer
  readonly by?: CompiledStatement | undefined
  readonly because: string
}

/**
 * Puts what the resource says together with what the caller has. Within one account either side suffices, as far as silent
 * boundaries and session policies let it; across accounts both have to allow.
 * Source: IAM user guide, "Policy evaluation logic", "Cross-account policy evaluation logic".
 */
export function findGrant(layers: Layers, side: ResourceSide, scope: RequestScope): Grant {
  const { who, sameAccount } = scope
  const explicit = layers.resourceLayer !== 'resource'
  if (!who.hasAccount)
    return resourceAlone(side, 'only the resource can allow callers without an account')
  if (who.principal.kind === 'root') {
    const found =
      sameAccount && !explicit ? rootUser : resourceAlone(side, 'the resource allows the root user')
    const answer = and(found.answer, allowOf(layers.session))
    return answer === found.answer ? found : (limited(layers, answer) ?? { ...found, answer })
  }
  return sameAccount ? withinAccount(layers, side, explicit) : acrossAccounts(layers, side)
}

const rootUser: Grant = {
  answer: yes,
  layer: 'root-user',
  because: 'the root user has every permission in its account',
}

function resourceAlone(side: ResourceSide, because: string): Grant {
  const { direct, role, account } = side
  const answer = or(direct.answer, or(role.answer, account.answer))
  const by = [direct, role, account].find((each) => each.answer === answer)
  return { answer, layer: by?.layer ?? side.layer, by: by?.by, because }
}

function withinAccount(layers: Layers, side: ResourceSide, explicit: boolean): Grant {
  const { direct, role, account } = side
  if (direct.answer === yes) return { ...direct, because: 'it names the caller, or everyone' }
  const limits = and(allowOf(layers.boundary), allowOf(layers.session))
  const throughRole = and(role.answer, limits)
  if (throughRole === yes) return { ...role, because: 'it names the role' }
  const identity = explicit ? and(layers.identity.allow, account.answer) : layers.identity.allow
  const throughIdentity = and(identity, limits)
  if (throughIdentity === yes)
    return {
      answer: yes,
      layer: 'identity',
      by: layers.identity.allowBy,
      because: explicit
        ? 'the policy of the resource lets the account decide, and this policy allows'
        : 'a policy of the caller allows',
    }
  const answer = or(direct.answer, or(throughRole, throughIdentity))
  return answer === maybe
    ? undecidedWithin(layers, side, explicit)
    : refusedWithin(layers, side, explicit)
}

/** Names the first layer that could tip the decision. */
function undecidedWithin(layers: Layers, side: ResourceSide, explicit: boolean): Grant {
  const { direct, role, account } = side
  for (const grant of explicit ? [direct, role, account] : [direct, role])
    if (grant.answer === maybe) return { ...grant, because: undecided }
  const { allow, allowBy } = layers.identity
  if (allow === maybe) return { answer: maybe, layer: 'identity', by: allowBy, because: undecided }
  return limited(layers, maybe) ?? { answer: maybe, layer: 'identity', because: undecided }
}

/** Names the first layer that would have to allow and does not. */
function refusedWithin(layers: Layers, side: ResourceSide, explicit: boolean): Grant {
  const { role, account } = side
  if (explicit && role.answer === no && account.answer === no)
    return {
      answer: no,
      layer: side.layer,
      because: 'only this policy can let a caller in, and it does not',
    }
  if (role.answer === no && layers.identity.allow === no) return refusedByIdentity
  return limited(layers, no) ?? refusedByIdentity
}

const refusedByIdentity: Grant = {
  answer: no,
  layer: 'identity',
  because: 'no policy of the caller allows it',
}

const undecided = 'it cannot be decided'

function acrossAccounts(layers: Layers, side: ResourceSide): Grant {
  const resource = resourceAlone(
    side,
    'the account of the resource allows the caller, and so do its own policies',
  )
  const limits = and(allowOf(layers.boundary), allowOf(layers.session))
  const own = side.direct.layer === 'kms-grant' ? limits : and(layers.identity.allow, limits)
  const answer = and(resource.answer, own)
  if (answer === yes) return resource
  if (resource.answer === answer)
    return {
      ...resource,
      because:
        answer === no ? 'callers of other accounts need the resource to allow them' : undecided,
    }
  if (layers.identity.allow === answer)
    return answer === no
      ? refusedByIdentity
      : { answer, layer: 'identity', by: layers.identity.allowBy, because: undecided }
  return limited(layers, answer) ?? { answer, layer: 'identity', because: undecided }
}

/** The boundary or session policy that answers so. */
function limited({ boundary, session }: Layers, answer: Answer): Grant | undefined {
  if (allowOf(boundary) === answer && boundary !== undefined)
    return {
      answer,
      layer: 'boundary',
      by: boundary.allowBy,
      because: 'the permissions boundary does not allow it',
    }
  if (allowOf(session) === answer)
    return {
      answer,
      layer: 'session',
      by: session?.allowBy,
      because: 'no session policy allows it',
    }
  return undefined
}

function allowOf(limit: Tally | undefined): Answer {
  return limit === undefined ? yes : limit.allow
}
