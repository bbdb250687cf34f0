import { isUnknown } from '../../model/unknown.ts'
import { isObject, ownList } from './draft.ts'
import type { Stack } from './stack.ts'

/** Marks every possible parent of a child whose parent is unknown. Runs after all certain folds. */
export function applyDoubts(stack: Stack): void {
  for (const { type, property, mode, unknown } of stack.doubts)
    for (const { properties, ...rest } of stack.ofType(type)) {
      const value = properties[property]
      if (value === undefined || value === null) properties[property] = unknown
      else if (isUnknown(value) || mode === 'value') continue
      else if (mode === 'list') ownList({ properties, ...rest }, property).push(unknown)
      else if (isObject(value))
        properties[property] = { ...value, Statement: [value['Statement'], unknown].flat() }
    }
}
