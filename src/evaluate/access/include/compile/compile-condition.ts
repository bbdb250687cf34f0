import type { Condition } from '../../policy/policy.ts'
import type { Budget } from '../budget.ts'
import { anyCharacter, notColon } from '../language/characters.ts'
import { globOf, isLiteral, isStar, oneStep, setOf, starStep } from '../language/glob.ts'
import { PatternSet } from '../language/pattern-set.ts'
import { asText, compileKeyTest, type KeyTest } from './key-test.ts'
import type { Symbols } from './symbols.ts'

/** Keys that are another key under another name. */
const aliases: Readonly<Record<string, string>> = {
  's3:resourceaccount': 'aws:resourceaccount',
  'kms:calleraccount': 'aws:principalaccount',
}

const arnKey = 'aws:principalarn'
const accountKey = 'aws:principalaccount'

/**
 * Compiles a condition as a question about the key that decides it: the principal's account follows from its ARN, both times
 * of a request are one.
 * @param symbols absent where the policy has no variables
 */
export function compileCondition(
  condition: Condition,
  symbols: Symbols | undefined,
  budget?: Budget,
): KeyTest {
  const named = condition.key
  if (named === 'aws:epochtime')
    return { ...compileKeyTest(asTime(condition), symbols, budget), named }
  const key = aliases[named] ?? named
  const test = { ...compileKeyTest({ ...condition, key }, symbols, budget), named }
  return key === accountKey ? onPrincipalArn(test) : test
}

/** Numbers under `aws:EpochTime` are times. */
function asTime(condition: Condition): Condition {
  const operator = condition.operator.replace(/^Numeric/, 'Date') as Condition['operator']
  const years = condition.values.some((value) => /^\d{4}$/.test(value.trim()))
  if (operator !== condition.operator && years) return condition
  if (!/^(?:Date|Null)/.test(operator)) return condition
  return { ...condition, operator, key: 'aws:currenttime' }
}

const head = Array.from('arn:', (c) => c.charCodeAt(0))
const colon = ':'.charCodeAt(0)
const part = starStep(notColon)

/** Asks the principal's ARN what a test asks of the principal's account, because one follows from the other. */
function onPrincipalArn(test: KeyTest): KeyTest {
  const { one: _, text, ...rest } = test
  if (text === undefined) return test.type === 'null' ? { ...test, key: arnKey } : test
  const globs = text.globs.map(({ steps }) => {
    const account = steps.map((step) => {
      if (isLiteral(step) || setOf(step) !== anyCharacter) return step
      return isStar(step) ? part : oneStep(notColon)
    })
    const before = [...head, part, colon, part, colon, part, colon]
    return globOf([...before, ...account, colon, starStep(anyCharacter)])
  })
  return asText({ ...rest, key: arnKey }, new PatternSet(globs))
}
