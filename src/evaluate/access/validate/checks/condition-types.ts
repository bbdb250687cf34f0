import { operators } from '../../policy/operators.ts'
import type { KeyFacts } from '../../catalogue/facts.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, ConditionValue } from '../document.ts'
import { show } from './structure.ts'

/** The operator fits the key, and the values fit the operator. */
export const conditionTypes: PolicyCheck = {
  codes: [
    'TYPE_MISMATCH',
    'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    'TYPE_MISMATCH_BOOLEAN',
    'TYPE_MISMATCH_DATE',
    'INVALID_DATE_VALUE',
    'TYPE_MISMATCH_NUMBER',
    'TYPE_MISMATCH_STRING',
    'INVALID_CONDITION_DATA_TYPE',
    'INVALID_CONDITION_MULTIPLE_BOOLEAN',
  ],
  condition(condition, _, context) {
    if (condition.operator === undefined) return
    operatorOfKey(condition, context)
    const { values } = condition
    const { report } = context
    if (new Set(values.map(({ kind }) => kind)).size > 1)
      report(
        'INVALID_CONDITION_DATA_TYPE',
        condition,
        'The values have different JSON types: write all of them as strings.',
      )
    const type = operators[condition.operator.operator].type
    if ((type === 'boolean' || type === 'null') && values.length > 1)
      report(
        'INVALID_CONDITION_MULTIPLE_BOOLEAN',
        condition,
        `${condition.key} is compared with several Boolean values: give one.`,
      )
    for (const value of values) checkValue(condition, type, value, report)
  },
}

const wanted = {
  String: 'string',
  ARN: 'ARN',
  Bool: 'Boolean',
  Numeric: 'numeric',
  IPAddress: 'IP address',
  Date: 'date',
} as const

function operatorOfKey(condition: ConditionPart, { catalogue, report }: CheckContext): void {
  const name = condition.operator?.operator ?? 'Null'
  const key = catalogue.key(condition.key)
  if (key === undefined || name === 'Null') return
  const { type } = operators[name]
  if (key.type === 'ARN' && /^String(?:Not)?Like$/.test(name))
    report(
      'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
      condition.operatorPlace,
      `${condition.key} is an ARN: use ArnLike, whose wildcards stay inside the parts of the ARN.`,
    )
  else if (!fits(key, type))
    report(
      'TYPE_MISMATCH',
      condition.operatorPlace,
      `${condition.key} takes ${wanted[key.type]} operators, not ${condition.operatorText}.`,
    )
}

/** ARNs may be compared as strings, epoch seconds as numbers; base64 keys are documented as strings, tags hold anything. */
function fits({ type, name }: KeyFacts, operand: string): boolean {
  switch (type) {
    case 'String':
      return (
        operand === 'string' ||
        operand === 'binary' ||
        (operand === 'arn' && /arn|\$\{|\/tag-key$/i.test(name))
      )
    case 'ARN':
      return operand === 'arn' || operand === 'string'
    case 'Bool':
      return operand === 'boolean'
    case 'Numeric':
      return operand === 'numeric'
    case 'IPAddress':
      return operand === 'ip'
    case 'Date':
      return operand === 'date' || (operand === 'numeric' && name === 'aws:EpochTime')
  }
}

function checkValue(
  { operatorText }: ConditionPart,
  type: string,
  value: ConditionValue,
  report: CheckContext['report'],
): void {
  const { text } = value
  if (text.includes('${')) return
  if ((type === 'boolean' || type === 'null') && !/^(?:true|false)$/i.test(text))
    report(
      'TYPE_MISMATCH_BOOLEAN',
      value,
      `${operatorText} takes true or false, not ${show(text)}.`,
    )
  else if (type === 'numeric' && !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()))
    report('TYPE_MISMATCH_NUMBER', value, `${operatorText} takes a number, not ${show(text)}.`)
  else if (type === 'date' && /^\d+$/.test(text))
    report(
      'INVALID_DATE_VALUE',
      value,
      `${show(text)} is read as seconds since 1970: write the date as YYYY-MM-DD.`,
    )
  else if (type === 'date' && !isDate(text))
    report(
      'TYPE_MISMATCH_DATE',
      value,
      `${operatorText} takes a date as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, not ${show(text)}.`,
    )
  else if (type === 'binary' && !isBase64(text))
    report('TYPE_MISMATCH_STRING', value, `${operatorText} takes base64, not ${show(text)}.`)
}

/** W3C date and time formats, the profile of ISO 8601 that IAM takes. */
function isDate(text: string): boolean {
  const parts =
    /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?$/i.exec(
      text,
    )
  if (parts === null) return false
  const [, year = '', month = '', day = '01', hour = '0', minute = '0', second = '0'] = parts
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}
