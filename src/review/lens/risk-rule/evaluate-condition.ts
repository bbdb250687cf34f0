import type { Condition } from './condition.ts'

/** Whether a condition holds when `isTrue` says which choices are satisfied; `default` always does. */
export function evaluateCondition(condition: Condition, isTrue: (id: string) => boolean): boolean {
  switch (condition.kind) {
    case 'default':
      return true
    case 'choice':
      return isTrue(condition.id)
    case 'not':
      return !evaluateCondition(condition.of, isTrue)
    case 'and':
      return condition.of.every((node) => evaluateCondition(node, isTrue))
    case 'or':
      return condition.of.some((node) => evaluateCondition(node, isTrue))
  }
}
