const constants = new WeakSet<object>()

/**
 * Freezes a value with everything in it and marks it: it will never change, so that what is made from it can be kept.
 * @param value JSON, that may be shared by many
 */
export function constant<T extends object>(value: T): T {
  freeze(value)
  constants.add(value)
  return value
}

/** Whether a value was marked by `constant`. */
export function isConstant(value: object): boolean {
  return constants.has(value)
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const each of Object.values(value)) freeze(each)
}
