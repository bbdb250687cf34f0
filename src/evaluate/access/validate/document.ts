import type { JsonNode, JsonObject, JsonString } from '../../../lib/json-tree.ts'
import type { OperatorName } from '../policy/operators.ts'
import type { PathElement } from './finding.ts'

/** `service-control-2023` is the grammar before AWS Organizations took the full policy language for SCPs. */
export type Grammar = 'full' | '2023'

/** What the validator must know to choose its rules. */
export type ValidatedType =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'service-control'
  | 'resource-control'

/** A place in the document: where it is and what leads there. */
export interface Place {
  readonly path: readonly PathElement[]
  readonly start: number
  readonly end: number
}

/** A string of the document that a check looks into. */
export interface Text extends Place {
  readonly text: string
  readonly node: JsonString
}

/** The document as the checks see it: what could be read, with places; what could not is reported already. */
export interface PolicyDocument {
  /** The JSON text. */
  readonly text: string
  readonly type: ValidatedType
  /** CloudFormation's name of the resource type, for resource policies where it was told: `AWS::S3::Bucket`. */
  readonly resourceType?: string
  readonly grammar: Grammar
  readonly root: Place & { readonly node: JsonObject }
  readonly version?: Text
  /** Whether `${…}` is a variable. */
  readonly hasVariables: boolean
  readonly statements: readonly StatementPart[]
}

export interface StatementPart extends Place {
  readonly index: number
  readonly node: JsonObject
  /** Elements as written, by name, whatever their value: `Action`, `Condition`. */
  readonly elements: ReadonlyMap<string, ElementPart>
  readonly sid?: Text
  /** Absent unless it is exactly `Allow` or `Deny`. */
  readonly effect?: 'Allow' | 'Deny'
  readonly effectText?: Text
  /** `Action` or `NotAction`; of both the first. */
  readonly action?: ListPart
  readonly resource?: ListPart
  readonly principal?: PrincipalPart
  readonly conditions: readonly ConditionPart[]
}

export interface ElementPart {
  readonly name: string
  readonly key: Place
  readonly value: Place & { readonly node: JsonNode }
}

/** `Action`, `NotAction`, `Resource` or `NotResource` with its strings. */
export interface ListPart extends Place {
  readonly negated: boolean
  readonly values: readonly Text[]
  /** True for `[]`. */
  readonly empty: boolean
}

export interface PrincipalPart extends Place {
  readonly negated: boolean
  /** Set where the element is a string. */
  readonly text?: Text
  /** Set where it is an object. */
  readonly kinds: readonly PrincipalKind[]
}

export interface PrincipalKind extends Place {
  readonly name: string
  readonly key: Place
  readonly values: readonly Text[]
  readonly empty: boolean
}

/** One condition key under one operator. */
export interface ConditionPart extends Place {
  readonly operatorText: string
  /** The operator's key in the document. */
  readonly operatorPlace: Place
  /** Absent for an operator IAM does not know, and for `Null` with a qualifier or `IfExists`. */
  readonly operator?: OperatorName
  readonly key: string
  readonly keyPlace: Place
  readonly values: readonly ConditionValue[]
  /** True for `[]`. */
  readonly empty: boolean
}

export interface ConditionValue extends Place {
  readonly kind: 'string' | 'number' | 'boolean'
  /** JSON numbers and Booleans as they are spelt. */
  readonly text: string
  readonly node: JsonNode
}
