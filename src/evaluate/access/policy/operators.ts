/** What the values under an operator are. */
export type OperandType =
  | 'string'
  | 'numeric'
  | 'date'
  | 'boolean'
  | 'binary'
  | 'ip'
  | 'arn'
  | 'null'

interface OperatorTraits {
  readonly type: OperandType
  /** Holds when no value matches, and when the key is absent. */
  readonly negated?: true
}

/** Every condition operator of IAM. Source: IAM JSON policy elements, condition operators. */
export const operators = {
  StringEquals: { type: 'string' },
  StringNotEquals: { type: 'string', negated: true },
  StringEqualsIgnoreCase: { type: 'string' },
  StringNotEqualsIgnoreCase: { type: 'string', negated: true },
  StringLike: { type: 'string' },
  StringNotLike: { type: 'string', negated: true },
  NumericEquals: { type: 'numeric' },
  NumericNotEquals: { type: 'numeric', negated: true },
  NumericLessThan: { type: 'numeric' },
  NumericLessThanEquals: { type: 'numeric' },
  NumericGreaterThan: { type: 'numeric' },
  NumericGreaterThanEquals: { type: 'numeric' },
  DateEquals: { type: 'date' },
  DateNotEquals: { type: 'date', negated: true },
  DateLessThan: { type: 'date' },
  DateLessThanEquals: { type: 'date' },
  DateGreaterThan: { type: 'date' },
  DateGreaterThanEquals: { type: 'date' },
  Bool: { type: 'boolean' },
  BinaryEquals: { type: 'binary' },
  IpAddress: { type: 'ip' },
  NotIpAddress: { type: 'ip', negated: true },
  ArnEquals: { type: 'arn' },
  ArnNotEquals: { type: 'arn', negated: true },
  ArnLike: { type: 'arn' },
  ArnNotLike: { type: 'arn', negated: true },
  Null: { type: 'null' },
} as const satisfies Record<string, OperatorTraits>

export type Operator = keyof typeof operators

const byFoldedName = new Map(
  Object.keys(operators).map((name) => [name.toLowerCase(), name as Operator]),
)

export interface OperatorName {
  readonly operator: Operator
  readonly set?: 'ForAllValues' | 'ForAnyValue'
  readonly ifExists: boolean
}

/**
 * Reads an operator as a policy writes it: `StringEquals`, `BoolIfExists`, `ForAnyValue:StringLike`. Names have no case.
 * @returns `undefined` for what IAM does not know, such as `NullIfExists`
 */
export function readOperator(written: string): OperatorName | undefined {
  const parts = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(written.toLowerCase())
  if (parts === null) return undefined
  const [, prefix, name = '', suffix] = parts
  const operator = byFoldedName.get(name)
  if (operator === undefined) return undefined
  const ifExists = suffix !== undefined
  if (operator === 'Null' && (ifExists || prefix !== undefined)) return undefined
  if (prefix === undefined) return { operator, ifExists }
  return { operator, ifExists, set: prefix === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue' }
}
