import type { Unknown } from '../../../model/unknown.ts'
import type { Operator } from './operators.ts'

/** What a policy does where it stands; the same text means different things as another type. */
export const policyTypes = [
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
  'service-control',
  'resource-control',
  'vpc-endpoint',
] as const
export type PolicyType = (typeof policyTypes)[number]

/**
 * A policy in the one normalised form that the evaluator, the inclusion decision, the validator and the graph read.
 * Everything that has several spellings has one here. Source: IAM JSON policy element reference and policy grammar.
 */
export interface Policy {
  /** Policies that do not name a version are of 2008-10-17: `${…}` is then literal text. */
  readonly version: '2008-10-17' | '2012-10-17'
  readonly id?: string
  /** Where it comes from, for explanations: an ARN, a name, a file. */
  readonly name?: string
  readonly statements: readonly Statement[]
  /** Parts of the document that could not be learnt: whatever is not denied explicitly is then unknown. */
  readonly unresolved?: Unknown
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  /** Absent where the policy type has none, and where a resource policy forgot it (it then never matches). */
  readonly principal?: PrincipalElement
  readonly action: PatternElement
  /** Absent in trust policies, and where it was forgotten. */
  readonly resource?: PatternElement
  /** All must hold. */
  readonly conditions: readonly Condition[]
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface PatternElement {
  /** True for `NotAction` and `NotResource`. */
  readonly negated: boolean
  /** As written, with `*`, `?` and `${…}`. */
  readonly patterns: readonly string[]
  /** Set when some pattern could not be learnt; `patterns` holds the rest. */
  readonly unresolved?: Unknown
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly negated: boolean
  readonly principals: readonly PrincipalPattern[]
  readonly unresolved?: Unknown
}

export interface PrincipalPattern {
  /** `*` for the bare string; `{"AWS": "*"}` keeps its type, because it needs an authenticated caller in trust policies. */
  readonly type: '*' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  readonly value: string
}

/** One condition key under one operator. */
export interface Condition {
  readonly operator: Operator
  readonly set?: 'ForAllValues' | 'ForAnyValue'
  readonly ifExists: boolean
  /** Lower-cased: condition keys have no case, also in the part after the slash (`aws:principaltag/team`). */
  readonly key: string
  /** As text; JSON booleans and numbers as they are spelt. One must hold; of negated operators none may. */
  readonly values: readonly string[]
  readonly unresolved?: Unknown
}
