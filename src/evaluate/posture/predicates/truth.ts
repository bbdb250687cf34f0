import { isUnknown, type Unknown } from '../../../model/unknown.ts'

/** Kleene's three values; the unknown carries its reason. */
export type Truth = boolean | Unknown

/** False if any is false, else unknown if any is unknown. */
export function and(...terms: readonly Truth[]): Truth {
  let result: Truth = true
  for (const term of terms) {
    if (term === false) return false
    if (isUnknown(term) && result === true) result = term
  }
  return result
}

/** True if any is true, else unknown if any is unknown. */
export function or(...terms: readonly Truth[]): Truth {
  let result: Truth = false
  for (const term of terms) {
    if (term === true) return true
    if (isUnknown(term) && result === false) result = term
  }
  return result
}

export function not(term: Truth): Truth {
  return isUnknown(term) ? term : !term
}

/** Applies a predicate to a known value; an unknown value makes an unknown truth. */
export function holds(value: unknown, predicate: (known: unknown) => boolean): Truth {
  return isUnknown(value) ? value : predicate(value)
}

/** Whether a predicate holds for some element; unknown elements or an unknown list make it unknown unless one is true. */
export function some(
  values: readonly unknown[] | Unknown,
  predicate: (element: unknown) => Truth,
): Truth {
  return isUnknown(values) ? values : or(...values.map((v) => (isUnknown(v) ? v : predicate(v))))
}

/** Whether a predicate holds for every element. */
export function every(
  values: readonly unknown[] | Unknown,
  predicate: (element: unknown) => Truth,
): Truth {
  return isUnknown(values) ? values : and(...values.map((v) => (isUnknown(v) ? v : predicate(v))))
}
