import type { AccessFacts, Opening } from '../../model/access-facts.ts'
import { once } from '../../lib/once.ts'
import { hidesType } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'
import { unnamedAccount } from './graph/arn-of.ts'
import { readCallerTags } from './caller-tag-facts.ts'
import { type Estate, readEstate } from './graph/estate.ts'
import { type Exposure, findExposures } from './graph/exposure.ts'
import { readBeyondGroups } from './group-facts.ts'
import { readGuardrails } from './guardrail-facts.ts'
import { readEscalations } from './escalation-facts.ts'
import { policyProperties } from './graph/resource-policies.ts'

/** The answers of the access engine over a snapshot, for checks. Nothing is worked out before it is asked for. */
export function createAccessFacts(snapshot: Snapshot): AccessFacts {
  const estate = once(() => readEstate(snapshot.resources))
  const openings = once(() => groupOpenings(estate()))
  const escalations = once(() => readEscalations(estate()))
  const callerTags = readCallerTags(estate, (identity) => escalations().of(identity))
  return {
    exposures: (account) => {
      const found = openings().get(account.account ?? unnamedAccount) ?? none
      const certain = found.filter(({ doubt }) => doubt === undefined)
      const doubt =
        found.find((one) => one.doubt !== undefined)?.doubt ?? hiddenIn(snapshot, account)
      return { certain, ...(doubt !== undefined && { doubt }) }
    },
    administrators: (account) => escalations().administrators(account),
    escalation: (identity) => escalations().of(identity),
    beyondGroups: readBeyondGroups(estate),
    callerTags: (account) => {
      const { doubt = hiddenIn(snapshot, account), ...found } = callerTags(account)
      return { ...found, ...(doubt !== undefined && { doubt }) }
    },
    guardrails: readGuardrails(estate),
  }
}

type Found = Opening & { readonly doubt?: Unknown }

const none: readonly Found[] = []

function groupOpenings(estate: Estate): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>()
  for (const exposure of findExposures(estate)) {
    const account = exposure.target.account ?? unnamedAccount
    const group = groups.get(account)
    if (group === undefined) groups.set(account, [openingOf(exposure)])
    else group.push(openingOf(exposure))
  }
  return groups
}

function openingOf({ target, reach, principal, conditions, reason }: Exposure): Found {
  const opening = {
    resource: target.arn,
    principal,
    externalId: conditions.includes('sts:externalid'),
  }
  if (reach !== 'unknown') return { ...opening, reach }
  const doubt = target.policy?.unresolved ?? unknown('unresolved', reason ?? target.arn)
  return { ...opening, reach: 'public', doubt }
}

/** A call that failed hides policies: what nobody saw may be open. */
function hiddenIn(snapshot: Snapshot, { account }: Resource): Unknown | undefined {
  const types = Object.keys(policyProperties)
  const gap = snapshot.gaps.find(
    (one) =>
      one.hides &&
      (one.account === undefined || one.account === account) &&
      types.some((type) => hidesType(one, type)),
  )
  return gap === undefined ? undefined : unknown(gap.reason, gap.permission ?? gap.operation)
}
