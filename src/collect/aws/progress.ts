export interface Progress {
  /** Services × Regions that are finished, and in all. */
  readonly done: number
  readonly total: number
  readonly service: string
  /** Absent for a global service. */
  readonly region?: string
}
