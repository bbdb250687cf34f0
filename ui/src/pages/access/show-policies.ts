import { useUrlState } from '../../app/url-state.ts'

/** What the panel explains: an answer, or a statement of a policy of somebody. */
export interface Shown {
  readonly who: string
  readonly action?: string
  readonly resource?: string
  readonly policy?: string | undefined
  readonly layer?: string
  /** Position of the statement in its policy, from 0. */
  readonly statement?: number
}

/** Opens the panel with the policies of a principal. What it shows is in the address. */
export function useShowPolicies(): (shown: Shown) => void {
  const [, change] = useUrlState()
  return ({ who, action, resource, policy, layer, statement }) =>
    change({
      who,
      did: action,
      on: resource,
      policy,
      layer,
      statement: statement === undefined ? undefined : String(statement),
    })
}
