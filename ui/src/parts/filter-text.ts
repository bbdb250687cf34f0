import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'

const operators = ['!=', '!:', '=', ':'] as const

/** A filter from the `f` parameters of an address: `risk=HIGH`, `name:pay`, or a word. */
export function readFilter(texts: readonly string[]): PropertyFilterProps.Query {
  return { operation: 'and', tokens: texts.map(readToken) }
}

/** The `f` parameters of a filter. */
export function writeFilter({ tokens }: PropertyFilterProps.Query): readonly string[] {
  return tokens.map(
    ({ propertyKey, operator, value }) => `${propertyKey ?? ''}${operator}${String(value)}`,
  )
}

function readToken(text: string): PropertyFilterProps.Token {
  const match = /^([A-Za-z]*)(!=|!:|=|:)(.*)$/s.exec(text)
  if (match === null) return { operator: ':', value: text }
  const [, key = '', operator = ':', value = ''] = match
  return {
    operator: operators.find((each) => each === operator) ?? ':',
    value,
    ...(key === '' ? {} : { propertyKey: key }),
  }
}
