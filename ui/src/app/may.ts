import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type HeldShare, heldShareQuery } from '../data/api.ts'
import type { Session } from '../data/session.ts'
import { workloadQuery } from '../data/workload.ts'
import { t } from '../strings/en.ts'

const s = t.shell.may

/** What an action takes: to look, to answer and work, to do everything with what the account owns, or to
 * administer the account. */
export type Right = 'look' | 'contribute' | 'own' | 'administer'

export type Caller = Pick<Session, 'account' | 'role' | 'user'>

/** Who is signed in; nobody inside a document. */
export const CallerContext = createContext<Caller | undefined>(undefined)

export const useCaller = (): Caller | undefined => useContext(CallerContext)

const ranks = { reader: 0, contributor: 1, owner: 2, admin: 3 } as const
const needed = { look: 0, contribute: 1, own: 2, administer: 3 } as const

/**
 * Why the server would refuse an action, in words; `undefined` where it would not, as far as this page knows. The server
 * decides: this only keeps people from filling in what cannot be saved.
 * @param workload the one that is acted on; others may do with what an account shares as much as the share allows, and never own it
 */
export function useRefusal(right: Right, workload?: string): string | undefined {
  const caller = useCaller()
  const { data } = useQuery({
    ...workloadQuery(workload ?? ''),
    enabled: caller !== undefined && workload !== undefined,
  })
  const owner = data?.Workload?.Owner
  const guest = caller !== undefined && owner !== undefined && owner !== caller.account
  const share = useQuery({ ...heldShareQuery(workload ?? ''), enabled: guest }).data?.permission
  if (caller === undefined) return undefined
  if (ranks[caller.role] < needed[right]) return s.refused(s.roles[caller.role], right)
  return guest ? refusalOfGuest(owner, right, share) : undefined
}

/** Whose share is not known yet may not change anything. */
function refusalOfGuest(
  owner: string,
  right: Right,
  share: HeldShare['permission'],
): string | undefined {
  if (needed[right] > needed.contribute) return s.foreign(owner)
  if (right === 'look' || share === 'CONTRIBUTOR') return undefined
  return share === 'READONLY' ? s.readOnlyShare(owner) : s.unknownShare
}

/** How a choice of a menu or list is off for the reason. */
export function off(refusal: string | undefined) {
  return refusal === undefined ? {} : { disabled: true, disabledReason: refusal }
}
