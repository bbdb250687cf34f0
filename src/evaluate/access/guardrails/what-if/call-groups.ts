import { describeStatement } from '../../evaluate/explain-decision.ts'
import type { Principal } from '../../request/principal.ts'
import type { AccessRequest } from '../../request/request.ts'
import type { Effect } from './judge-call.ts'

/** Calls of one principal that the change does the same to, for the same reason. */
export interface ObservedCalls {
  readonly principal: string
  readonly account?: string
  /** Of whom an exemption can name the ARN. */
  readonly kind: Principal['kind'] | 'unknown'
  readonly action: string
  count: number
  /** ISO 8601; empty where no event says. */
  first: string
  last: string
  /** Some of the resources. */
  readonly resources: string[]
  /** Some of the Regions. */
  readonly regions: string[]
  /** One request as it was put to the evaluator; absent where the log does not tell who called. */
  readonly example?: AccessRequest
}

export interface BrokenCalls extends ObservedCalls {
  /** Of the proposed policy; `undefined`: nothing allows it any more. */
  readonly statement?: { readonly index: number; readonly sid?: string; readonly text: string }
  readonly before: 'allow' | 'unknown'
}

export interface UnclearCalls extends ObservedCalls {
  readonly reason: string
}

/** One call that does not come out unchanged. */
export interface AffectedCall {
  readonly effect: Effect & { readonly kind: 'broken' | 'unknown' }
  readonly principal?: Principal
  readonly request?: AccessRequest
  readonly action: string
  /** The resource as the log tells it. */
  readonly pattern: string
  /** ISO 8601, or empty. */
  readonly at: string
  /** As it stands in the log: of any type. */
  readonly region: unknown
  /** Number of the event: one that touches several resources is one call. */
  readonly event: number
}

const mostGroups = 20_000
const samples = 5

/** Gathers affected calls by principal, action and reason, up to a limit; what comes beyond it is counted. */
export class CallGroups {
  readonly #groups = new Map<string, BrokenCalls | UnclearCalls>()
  readonly #latest = new WeakMap<object, number>()
  readonly beyond = { broken: 0, unclear: 0 }

  add(call: AffectedCall): void {
    const { effect, action, at, pattern, region } = call
    const name = nameOf(call.principal)
    const why =
      effect.kind === 'broken' ? `${effect.by?.statement.index} ${effect.before}` : effect.reason
    const key = JSON.stringify([effect.kind, name, action, why])
    let group = this.#groups.get(key)
    if (group === undefined) {
      if (this.#groups.size >= mostGroups) {
        this.beyond[effect.kind === 'broken' ? 'broken' : 'unclear']++
        return
      }
      group = groupOf(call, name)
      this.#groups.set(key, group)
    }
    if (this.#latest.get(group) !== call.event) group.count++
    this.#latest.set(group, call.event)
    if (at !== '' && (group.first === '' || at < group.first)) group.first = at
    if (at > group.last) group.last = at
    sample(group.resources, pattern)
    if (typeof region === 'string') sample(group.regions, region)
  }

  /** Most calls first. */
  list(): { readonly broken: readonly BrokenCalls[]; readonly unclear: readonly UnclearCalls[] } {
    const all = [...this.#groups.values()].toSorted(
      (a, b) => b.count - a.count || (a.principal + a.action < b.principal + b.action ? -1 : 1),
    )
    return {
      broken: all.filter((one) => 'before' in one),
      unclear: all.filter((one) => 'reason' in one),
    }
  }
}

function nameOf(principal: Principal | undefined): string {
  if (principal === undefined) return 'unknown caller'
  const { arn, serviceNames, account, kind } = principal
  return (
    arn ?? serviceNames?.[0] ?? (account === undefined ? kind : `someone of account ${account}`)
  )
}

function groupOf(
  { effect, principal, request, action }: AffectedCall,
  name: string,
): BrokenCalls | UnclearCalls {
  const calls: ObservedCalls = {
    principal: name,
    ...(principal?.account !== undefined && { account: principal.account }),
    kind: principal?.kind ?? 'unknown',
    action,
    count: 0,
    first: '',
    last: '',
    resources: [],
    regions: [],
    ...(request !== undefined && { example: request }),
  }
  if (effect.kind === 'unknown') return Object.assign(calls, { reason: effect.reason })
  const { before, by } = effect
  if (by === undefined) return Object.assign(calls, { before })
  const { index, sid } = by.statement
  const statement = {
    index,
    ...(sid !== undefined && { sid }),
    text: describeStatement(by.policy, by.statement),
  }
  return Object.assign(calls, { before, statement })
}

function sample(list: string[], value: string): void {
  if (list.length < samples && !list.includes(value)) list.push(value)
}
