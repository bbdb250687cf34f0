import { invalid, no, yes } from '../match/answer.ts'
import type { Operator } from '../policy/operators.ts'
import { compileArns } from './arn.ts'
import { parseBinary } from './binary.ts'
import { compileBooleans } from './boolean.ts'
import { parseDate } from './date.ts'
import { inRange, parseAddress, parseRange } from './ip.ts'
import { compareDecimals, type Decimal, parseDecimal } from './numeric.ts'
import { compileStrings } from './string.ts'
import { compareParsed, type ValueTest } from './value-test.ts'

type Relation = (order: number) => boolean

const equal: Relation = (order) => order === 0
const less: Relation = (order) => order < 0
const atMost: Relation = (order) => order <= 0
const greater: Relation = (order) => order > 0
const atLeast: Relation = (order) => order >= 0

/** Compiles the values of an operator into its positive test; `StringNotEquals` gives the test of `StringEquals`. */
export function compileValues(
  operator: Operator,
  values: readonly string[],
  variables: boolean,
): ValueTest {
  switch (operator) {
    case 'StringEquals':
    case 'StringNotEquals':
      return compileStrings(values, { wildcards: false, fold: false, variables })
    case 'StringEqualsIgnoreCase':
    case 'StringNotEqualsIgnoreCase':
      return compileStrings(values, { wildcards: false, fold: true, variables })
    case 'StringLike':
    case 'StringNotLike':
      return compileStrings(values, { wildcards: true, fold: false, variables })
    case 'NumericEquals':
    case 'NumericNotEquals':
      return numeric(values, equal)
    case 'NumericLessThan':
      return numeric(values, less)
    case 'NumericLessThanEquals':
      return numeric(values, atMost)
    case 'NumericGreaterThan':
      return numeric(values, greater)
    case 'NumericGreaterThanEquals':
      return numeric(values, atLeast)
    case 'DateEquals':
    case 'DateNotEquals':
      return date(values, equal)
    case 'DateLessThan':
      return date(values, less)
    case 'DateLessThanEquals':
      return date(values, atMost)
    case 'DateGreaterThan':
      return date(values, greater)
    case 'DateGreaterThanEquals':
      return date(values, atLeast)
    case 'Bool':
      return compileBooleans(values, variables)
    case 'BinaryEquals':
      return compareParsed(values, parseBinary, (given, wanted) => given === wanted)
    case 'IpAddress':
    case 'NotIpAddress':
      return addresses(values)
    case 'ArnEquals':
    case 'ArnNotEquals':
    case 'ArnLike':
    case 'ArnNotLike':
      return compileArns(values, variables)
    case 'Null':
      return () => no
  }
}

function numeric(values: readonly string[], relation: Relation): ValueTest {
  return compareParsed<Decimal>(values, parseDecimal, (given, wanted) =>
    relation(compareDecimals(given, wanted)),
  )
}

function date(values: readonly string[], relation: Relation): ValueTest {
  return compareParsed(values, parseDate, (given, wanted) => relation(given - wanted))
}

function addresses(values: readonly string[]): ValueTest {
  const parsed = values.map(parseRange)
  const ranges = parsed.filter((range) => range !== undefined)
  const otherwise = ranges.length < parsed.length ? invalid : no
  return (value) => {
    const address = parseAddress(value)
    if (address === undefined) return otherwise
    return ranges.some((range) => inRange(address, range)) ? yes : otherwise
  }
}
