import { isUnknown } from '../../../model/unknown.ts'
import { arnParts } from './arn.ts'
import type { Condition, Statement } from './policy.ts'
import type { Truth } from './truth.ts'

/** Keys whose value names an account, organization, network or principal that nobody else can claim to be. */
const names = new Set([
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  'lambda:eventsourcetoken',
])

/** Keys whose value is an ARN. */
const arns = new Set([
  'aws:sourcearn',
  'aws:principalarn',
  'aws:sourcevpcarn',
  's3:dataaccesspointarn',
])

/** Boolean keys that are only true for a caller that is no stranger. */
const flags = new Set(['aws:principalisawsservice', 'elasticfilesystem:accessedviamounttarget'])

const positive = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
])
const negative = new Set([
  'stringnotequals',
  'stringnotequalsignorecase',
  'stringnotlike',
  'arnnotequals',
  'arnnotlike',
])

/**
 * Whether the conditions of an Allow keep strangers out. One narrowing condition is enough, as all must match.
 * `…IfExists`, `ForAllValues:…`, `Null` and negated operators never narrow: they also match when the key is missing.
 * Source: IAM condition operators; the S3 definition of "public".
 */
export function isNarrowed(statement: Statement): Truth {
  if (isUnknown(statement.conditions)) return statement.conditions
  let result: Truth = false
  for (const condition of statement.conditions) {
    const truth = narrows(condition)
    if (truth === true) return true
    if (truth !== false && result === false) result = truth
  }
  return result
}

/** Whether the conditions of a Deny spare nobody but callers that are named: `StringNotEquals aws:PrincipalOrgID`. */
export function sparesOnlyNamed(statement: Statement): Truth {
  if (isUnknown(statement.conditions)) return statement.conditions
  let result: Truth = true
  for (const condition of statement.conditions) {
    const truth = spares(condition)
    if (truth === false) return false
    if (truth !== true && result === true) result = truth
  }
  return result
}

function narrows({ operator, key, values }: Condition): Truth {
  const plain = operator.startsWith('foranyvalue:') ? operator.slice(12) : operator
  if (key === 'aws:sourceip') return plain === 'ipaddress' && all(values, isNarrowNetwork)
  if (flags.has(key)) return plain === 'bool' && all(values, (v) => v === 'true')
  if (!positive.has(plain)) return false
  return namesCaller(key, values)
}

function spares({ operator, key, values }: Condition): Truth {
  const plain = operator.endsWith('ifexists') ? operator.slice(0, -8) : operator
  if (key === 'aws:sourceip') return plain === 'notipaddress' && all(values, isNarrowNetwork)
  if (flags.has(key) || key === 'aws:viaawsservice')
    return plain === 'bool' && all(values, (v) => v === 'false')
  return negative.has(plain) && namesCaller(key, values)
}

function namesCaller(key: string, values: Condition['values']): Truth {
  if (names.has(key)) return all(values, isSpecificName)
  if (arns.has(key)) return all(values, isSpecificArn)
  return false
}

function all(values: Condition['values'], predicate: (value: string) => boolean): Truth {
  if (isUnknown(values)) return values
  return values.length > 0 && values.every(predicate)
}

/** A name without wildcard, or with one behind a separator: `o-abc/r-x/*`, `AROAEXAMPLE:*`. */
function isSpecificName(value: string): boolean {
  const wild = value.search(/[*?]/)
  if (wild < 0) return value !== ''
  const separator = value.search(/[/:]/)
  return separator > 0 && separator < wild
}

/** An ARN of a named account, or (without an account, as for a bucket) of a named resource. */
function isSpecificArn(value: string): boolean {
  const arn = arnParts(value)
  if (arn === undefined) return isSpecificName(value)
  // The ARN of a bucket has no account, so a wildcard there matches nothing else: bucket names are unique.
  if (arn.account !== '' && !(arn.service === 's3' && arn.account === '*'))
    return !/[*?]/.test(arn.account)
  return arn.resource !== '' && !/^[*?]/.test(arn.resource)
}

/** An address range that is not most of the Internet: an IPv4 prefix of 8 or more, an IPv6 prefix of 16 or more. */
function isNarrowNetwork(value: string): boolean {
  const slash = value.lastIndexOf('/')
  if (slash < 0) return value !== '' && !value.includes('*')
  const length = Number(value.slice(slash + 1))
  return !(length < (value.includes(':') ? 16 : 8))
}
