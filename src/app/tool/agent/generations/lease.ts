/** Milliseconds without progress after which the process that ran a generation is taken for dead. */
export const leaseTime = 120_000
