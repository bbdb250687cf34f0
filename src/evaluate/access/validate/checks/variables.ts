import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, Place, Text } from '../document.ts'
import { partOf } from '../places.ts'
import { stoppedEarly } from '../codes.ts'
import { show } from './structure.ts'

/** Variables looked at in one string; no policy has room for more. */
const maxVariables = 100

/** Policy variables, `${key}` and `${key, 'default'}`: where they work and how they are written. */
export const variables: PolicyCheck = {
  codes: [
    'MISSING_BRACE_IN_VARIABLE',
    'MISSING_QUOTE_IN_VARIABLE',
    'UNSUPPORTED_SPACE_IN_VARIABLE',
    'UNSUPPORTED_SYMBOL_IN_VARIABLE',
    'EMPTY_VARIABLE',
    'VARIABLE_UNSUPPORTED_IN_ELEMENT',
    'VARIABLE_UNSUPPORTED_IN_VERSION',
    'INVALID_VARIABLE_FOR_OPERATOR',
  ],
  statement({ principal }, context) {
    for (const value of principal?.kinds.flatMap(({ values }) => values) ?? [])
      misplaced(value, context)
    if (principal?.text !== undefined) misplaced(principal.text, context)
  },
  action(action, _, context) {
    misplaced(action, context)
  },
  resource(resource, _, context) {
    checkText(resource, context)
  },
  condition(condition, _, context) {
    for (const value of condition.values)
      if (value.kind === 'string' && value.text.includes('${'))
        checkValue(condition, value, context)
  },
}

function misplaced(value: Text, { document, report }: CheckContext): void {
  const at = value.text.indexOf('${')
  if (at < 0) return
  const variable = readVariable(value.text, at)
  report(
    'VARIABLE_UNSUPPORTED_IN_ELEMENT',
    partOf(document, value, at, variable.length),
    `Variables work in Resource and Condition; here ${show(variable)} is plain text.`,
  )
}

function checkValue(
  condition: ConditionPart,
  value: ConditionPart['values'][number],
  context: CheckContext,
): void {
  const name = condition.operator?.operator
  if (name !== undefined && !/^(?:String|Arn)/.test(name)) {
    const at = value.text.indexOf('${')
    const place = partOf(context.document, value, at, readVariable(value.text, at).length)
    context.report(
      'INVALID_VARIABLE_FOR_OPERATOR',
      place,
      `Variables work with string and ARN operators, not with ${condition.operatorText}.`,
    )
    return
  }
  checkText(value, context)
}

function checkText(
  value: Place & { readonly text: string; readonly node: unknown },
  context: CheckContext,
): void {
  const { document, report } = context
  let at = value.text.indexOf('${')
  if (at < 0) return
  if (!document.hasVariables) {
    const place = partOf(document, value, at, readVariable(value.text, at).length)
    report(
      'VARIABLE_UNSUPPORTED_IN_VERSION',
      place,
      'Before version 2012-10-17 variables are plain text: say "Version": "2012-10-17".',
    )
  }
  for (let seen = 0; at >= 0 && seen < maxVariables; seen++) {
    const variable = readVariable(value.text, at)
    checkVariable(variable, partOf(document, value, at, variable.length), context)
    at = value.text.indexOf('${', at + Math.max(2, variable.length))
  }
  if (at >= 0) context.report(stoppedEarly, value, 'variables after the first 100 of a string')
}

/** `${…}`, to the brace that closes it; without one, to the next variable or the end. */
function readVariable(text: string, at: number): string {
  const close = text.indexOf('}', at)
  const next = text.indexOf('${', at + 2)
  if (close >= 0 && (next < 0 || close < next)) return text.slice(at, close + 1)
  return text.slice(at, next < 0 ? text.length : next)
}

function checkVariable(variable: string, place: Place, { report }: CheckContext): void {
  if (!variable.endsWith('}')) {
    report('MISSING_BRACE_IN_VARIABLE', place, 'The variable has no closing brace.')
    return
  }
  const inner = variable.slice(2, -1)
  if (/^[*?$]$/.test(inner)) return
  const comma = inner.indexOf(',')
  const name = comma < 0 ? inner : inner.slice(0, comma)
  const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim()
  if (name.trim() === '') report('EMPTY_VARIABLE', place, 'The variable names no key.')
  else if (/\s/.test(name))
    report('UNSUPPORTED_SPACE_IN_VARIABLE', place, 'The name of a variable has no spaces.')
  else if (/[{}$*?"']/.test(name))
    report(
      'UNSUPPORTED_SYMBOL_IN_VARIABLE',
      place,
      'The name of a variable holds no braces, quotes, dollars or wildcards.',
    )
  if (fallback !== undefined && !/^'[^']*'$/.test(fallback))
    report(
      'MISSING_QUOTE_IN_VARIABLE',
      place,
      "The default of a variable stands in single quotes: ${aws:PrincipalTag/team, 'none'}.",
    )
}
