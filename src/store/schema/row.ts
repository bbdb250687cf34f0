/** Columns that the store itself keeps; never given by callers. */
export interface Kept {
  /** Starts at 1, grows by one with every change: the optimistic lock. */
  readonly version: number
  /** Milliseconds since the epoch. */
  readonly created: number
  readonly updated: number
}

/** Any JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }
