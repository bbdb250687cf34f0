import { and, holds, some, type Truth } from './truth.ts'
import { dig, list } from './value.ts'

/** Whether an advanced event selector of a trail is about a category: `Management`, `Data`. */
export function hasCategory(selector: unknown, category: string): Truth {
  return some(list(dig(selector, 'FieldSelectors')), (field) =>
    and(
      holds(dig(field, 'Field'), (v) => v === 'eventCategory'),
      some(list(dig(field, 'Equals')), (value) => value === category),
    ),
  )
}

/** Whether an advanced event selector limits a field. */
export function hasField(selector: unknown, name: string): Truth {
  return some(list(dig(selector, 'FieldSelectors')), (field) =>
    holds(dig(field, 'Field'), (v) => v === name),
  )
}
