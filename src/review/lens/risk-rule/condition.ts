/**
 * A boolean expression over the choices of one question. Chains are flat (`a && b && c` is one node), so that the
 * depth of a condition is its nesting and not its length.
 */
export type Condition =
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'default' }

/** Bounds that no honest rule meets: 15 choices of 128 characters each, used three times over, fit well within. */
export const conditionLimits = { length: 10_000, nesting: 32 } as const

/** The ids that a condition names, in order, each once. */
export function choicesOf(condition: Condition): readonly string[] {
  const ids = new Set<string>()
  const visit = (node: Condition): void => {
    if (node.kind === 'choice') ids.add(node.id)
    else if (node.kind === 'not') visit(node.of)
    else if (node.kind !== 'default') node.of.forEach(visit)
  }
  visit(condition)
  return [...ids]
}

/** Writes a condition with the fewest parentheses; parsing it gives the same condition again. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'default':
      return 'default'
    case 'choice':
      return condition.id
    case 'not':
      return `!${printOperand(condition.of, ['choice', 'not'])}`
    case 'and':
      return condition.of.map((node) => printOperand(node, ['choice', 'not'])).join(' && ')
    case 'or':
      return condition.of.map((node) => printOperand(node, ['choice', 'not', 'and'])).join(' || ')
  }
}

function printOperand(node: Condition, bare: readonly Condition['kind'][]): string {
  return bare.includes(node.kind) ? printCondition(node) : `(${printCondition(node)})`
}
