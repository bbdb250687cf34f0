import type { DecidingStatement } from '../../../evaluate/access/evaluate/decision.ts'
import type { Certainty, Hop, Proof } from '../../../evaluate/access/graph/escalation/hop.ts'
import type { EscalationPath, PathHop } from '../../../evaluate/access/graph/paths/path.ts'

/** Where in a policy it says so; statements are counted from 0, as IAM does. */
export interface DescribedStatement {
  readonly policy?: string
  readonly index: number
  readonly sid?: string
}

export interface DescribedPermission {
  readonly action: string
  readonly resource: string
  readonly layer: string
  readonly statement?: DescribedStatement
}

/** One way of one hop. */
export interface DescribedHop {
  readonly method: string
  readonly name: string
  /** What the method calls, in order. */
  readonly actions: readonly string[]
  readonly from: string
  readonly to: string
  readonly certainty: Certainty
  /** The rights of `to` are those of everything: its own policies no longer limit it. */
  readonly withAnyPolicy?: true
  readonly through?: string
  readonly permissions: readonly DescribedPermission[]
  readonly assumes?: readonly string[]
  readonly reasons?: readonly string[]
}

export interface DescribedPath {
  /** Ids of the methods by which the first hop works. */
  readonly methods: readonly string[]
  readonly from: string
  readonly to: string
  readonly goal: 'admin' | 'sensitive' | 'identity' | 'resource'
  /** Of data: the call that takes it. */
  readonly access?: DescribedPermission
  /** Why nobody knows whether the end is at the goal. */
  readonly doubt?: string
  readonly certainty: Certainty
  readonly hops: readonly (DescribedHop & {
    /** Ids of every method that makes this hop. */
    readonly methods: readonly string[]
  })[]
}

export function describePath({ from, to, goal, hops, certainty }: EscalationPath): DescribedPath {
  const { access } = goal
  return {
    methods: hops[0] === undefined ? [] : methodsOf(hops[0]),
    from: from.arn,
    to: to.arn,
    goal: goal.kind,
    ...(access !== undefined && {
      access: {
        action: access.action,
        resource: access.arn,
        layer: access.deciding?.statement.principal === undefined ? 'identity' : 'resource',
        ...statementOf(access.deciding),
      },
    }),
    ...(goal.doubt !== undefined && { doubt: goal.doubt }),
    certainty,
    hops: hops.map((hop) => ({ ...describeHop(hop.ways[0]), methods: methodsOf(hop) })),
  }
}

function methodsOf({ ways }: PathHop): readonly string[] {
  return [...new Set(ways.map(({ method }) => method.id))]
}

export function describeHop(hop: Hop): DescribedHop {
  const { method, from, to, certainty, through, proofs, assumes, reasons } = hop
  return {
    method: method.id,
    name: method.name,
    actions: [
      ...new Set(method.steps.flatMap(({ action, when }) => (when === undefined ? [action] : []))),
    ],
    from: from.arn,
    to: to.arn,
    certainty,
    ...(method.gains.endsWith('with-any-policy') && { withAnyPolicy: true as const }),
    ...(through !== undefined && { through }),
    permissions: proofs.map(describeProof),
    ...(assumes.length > 0 && { assumes }),
    ...(reasons.length > 0 && { reasons }),
  }
}

function describeProof({ action, resource, layer, deciding }: Proof): DescribedPermission {
  return { action, resource, layer, ...statementOf(deciding) }
}

function statementOf(deciding: DecidingStatement | undefined): { statement?: DescribedStatement } {
  if (deciding === undefined) return {}
  const { policy, statement } = deciding
  return {
    statement: {
      ...(policy.name !== undefined && { policy: policy.name }),
      index: statement.index,
      ...(statement.sid !== undefined && { sid: statement.sid }),
    },
  }
}
