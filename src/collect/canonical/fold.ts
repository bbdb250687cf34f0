import { isUnknown, unknown } from '../../model/unknown.ts'
import type { Draft } from './draft.ts'
import type { Doubt, Stack } from './stack.ts'

/** Moves what one child resource says into its parents. */
export type Fold = (child: Draft, stack: Stack) => void

export interface Target {
  /** Type of the parent. */
  readonly parent: string
  /** What the child says its parent is: a reference, a name, or a list of them. */
  readonly reference: unknown
  /** The parent's property that is in doubt when the reference is unknown. */
  readonly property: string
  readonly mode: Doubt['mode']
  readonly move: (parent: Draft) => void
}

/**
 * Folds a child into each parent that it names. It disappears when every reference was a resource of this stack;
 * one outside leaves it as a resource of its own, an unknown one puts every possible parent in doubt.
 */
export function foldInto(child: Draft, stack: Stack, ...targets: readonly Target[]): void {
  let moved = 0
  let left = 0
  for (const { parent: type, reference, property, mode, move } of targets)
    for (const one of references(reference)) {
      const parent = stack.find(type, one)
      if (parent !== undefined) {
        const condition = stack.conditionBetween(child, parent)
        if (condition === undefined || mode !== 'value') move(parent)
        else parent.properties[property] = unknown('unresolved', doubtful(child, condition))
        moved++
      } else {
        left++
        if (!isUnknown(one) || stack.isElsewhere(one)) continue
        const detail = `${child.id} does not say which resource it belongs to`
        stack.doubts.push({ type, property, mode, unknown: unknown('unresolved', detail) })
      }
    }
  child.folded = moved > 0 && left === 0
}

/** One thing that may or may not be there is unknown; lists and policies keep what may be added, so that it is judged. */
function doubtful(child: Draft, condition: string): string {
  return `${child.id} is only deployed under the condition ${condition}, which cannot be decided`
}

function references(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The properties of a child without those that only name its parent. */
export function without(
  properties: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
}
