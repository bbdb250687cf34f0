/** Why something could not be seen. The order is the order in which reports list them. */
export const unknownReasons = [
  'denied',
  'throttled',
  'failed',
  'unsupported',
  'unresolved',
  'not-collected',
] as const

export type UnknownReason = (typeof unknownReasons)[number]

/**
 * The marker that stands where a value should be and could not be learnt.
 * It is plain JSON, so that it survives a snapshot; it is never equal to absence.
 */
export interface Unknown {
  readonly $unknown: UnknownReason
  /** What was missing, in a few words: a permission, a parameter, an expression. */
  readonly detail?: string
}

/** Makes an unknown marker. */
export function unknown(reason: UnknownReason, detail?: string): Unknown {
  return detail === undefined ? { $unknown: reason } : { $unknown: reason, detail }
}

/** Whether a value is the unknown marker. A hostile document that imitates one only makes itself unknown, never a pass. */
export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && '$unknown' in value
}
