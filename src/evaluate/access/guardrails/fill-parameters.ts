import type { Diagnostic } from '../../../model/diagnostic.ts'
import { operators, readOperator } from '../policy/operators.ts'
import type { Guardrail, ParameterValues } from './guardrail.ts'
import { isObject } from './read-json.ts'

export interface FilledPolicy {
  /** The policy to attach, without placeholders. */
  readonly document: unknown
  readonly diagnostics: readonly Diagnostic[]
}

const placeholder = /\{\{(\w+)\}\}/

/**
 * The values that count: those given, else the default, else (for tests and examples) the example.
 * @param examples whether a parameter without default takes its example
 */
export function valuesOf(
  { parameters }: Guardrail,
  given: ParameterValues,
  examples: boolean,
): ParameterValues {
  const values: Record<string, readonly string[]> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const value =
      (Object.hasOwn(given, name) ? given[name] : undefined) ??
      (examples && (parameter.default?.length ?? 0) === 0 ? parameter.example : parameter.default)
    if (value !== undefined) values[name] = value
  }
  return values
}

/**
 * Puts values in the place of `{{name}}`: a text becomes as many as there are values. A condition key whose list becomes empty
 * goes away where its operator is negated: nobody is then exempt. Elsewhere an empty list would change what the policy
 * says, and is refused.
 */
export function fillParameters(guardrail: Guardrail, values: ParameterValues): FilledPolicy {
  const diagnostics: Diagnostic[] = []
  const refuse = (name: string, message: string): void => {
    if (!diagnostics.some(({ where }) => where?.pointer === `/parameters/${name}`))
      diagnostics.push({
        code: 'guardrail-parameter',
        severity: 'error',
        message,
        help: `Give it as ${name}=VALUE[,VALUE…].`,
        where: { pointer: `/parameters/${name}` },
      })
  }
  const document = fill(guardrail.policy, false)
  for (const name of Object.keys(values))
    if (!Object.hasOwn(guardrail.parameters, name))
      refuse(name, `${guardrail.name} has no parameter ${name}.`)
  return { document, diagnostics }

  function fill(value: unknown, optional: boolean): unknown {
    if (typeof value === 'string') {
      const texts = fillText(value)
      if (texts.length === 0 && !optional) refuse(...missing([value]))
      return texts.length === 1 ? texts[0] : texts
    }
    if (Array.isArray(value)) {
      const filled = (value as readonly unknown[]).flatMap((each): readonly unknown[] =>
        typeof each === 'string' ? fillText(each) : [fill(each, false)],
      )
      if (filled.length === 0 && value.length > 0 && !optional) refuse(...missing(value))
      return filled
    }
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) =>
        key === 'Condition' && isObject(inner)
          ? fillConditions(inner)
          : [[key, fill(inner, false)] as const],
      ),
    )
  }

  function fillConditions(given: Record<string, unknown>): readonly (readonly [string, unknown])[] {
    const filled = Object.entries(given).flatMap(([operator, keys]) => {
      if (!isObject(keys)) return [[operator, keys] as const]
      const left = Object.entries(keys)
        .map(([key, values]) => [key, fill(values, isNegated(operator))] as const)
        .filter(([, values]) => !Array.isArray(values) || values.length > 0)
      return left.length === 0 ? [] : [[operator, Object.fromEntries(left)] as const]
    })
    return filled.length === 0 ? [] : [['Condition', Object.fromEntries(filled)]]
  }

  function fillText(text: string): readonly string[] {
    const name = placeholder.exec(text)?.[1]
    if (name === undefined) return [text]
    const list = Object.hasOwn(values, name) ? values[name] : undefined
    if (list === undefined) {
      refuse(name, `${guardrail.name} needs a value for ${name}.`)
      return [text]
    }
    // One placeholder after the other; a value is never read for placeholders itself.
    const [before = '', after = ''] = [
      text.slice(0, text.indexOf(`{{${name}}}`)),
      text.slice(text.indexOf(`{{${name}}}`) + name.length + 4),
    ]
    return list.flatMap((value) => fillText(after).map((rest) => before + value + rest))
  }

  function missing(list: readonly unknown[]): [string, string] {
    const name = list.map((each) => placeholder.exec(String(each))?.[1]).find(Boolean) ?? ''
    return [name, `${guardrail.name} needs at least one value for ${name}.`]
  }
}

function isNegated(written: string): boolean {
  const operator = readOperator(written)?.operator
  return operator !== undefined && 'negated' in operators[operator]
}
