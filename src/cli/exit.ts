/** Exit codes of every verb. Documented in the README and in `plinth help exit-codes`. */
export const exit = {
  /** The gate is met, or none was asked for. */
  met: 0,
  /** The gate is not met. */
  notMet: 1,
  /** Usage, configuration or an input that cannot be read. */
  usage: 2,
  /** Not enough evidence: coverage below `--min-coverage`. */
  coverage: 3,
  /** Nothing in scope. */
  empty: 4,
  /** A bug in Plinth. */
  bug: 70,
} as const

export type ExitCode = (typeof exit)[keyof typeof exit]

/** Lines for `plinth help exit-codes`. */
export const exitCodeHelp = `Exit codes
  0   the gate is met, or no gate was asked for
  1   the gate is not met (--fail-on)
  2   usage or configuration is wrong, or an input cannot be read
  3   not enough evidence (--min-coverage)
  4   nothing in scope: no resource to review
  70  a bug in Plinth: please report it`
