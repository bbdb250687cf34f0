export interface Place {
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  /** 1-based. */
  readonly column?: number
  /** JSON Pointer (RFC 6901) inside the file or resource. */
  readonly pointer?: string
}

/** A problem as a value: it accumulates along the flow and is shown with its place; exceptions are for bugs. */
export interface Diagnostic {
  /** Permanent, kebab-case, `<area>-<problem>`, e.g. `cloudformation-yaml-syntax`. */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** What happened, to what: one full sentence. */
  readonly message: string
  /** What to do about it: one full sentence. */
  readonly help?: string
  readonly where?: Place
}

/** Aborts a command with a diagnostic; the CLI prints it and maps it to exit code 2. */
export class PlinthError extends Error {
  readonly diagnostic: Diagnostic
  /** Further problems of the same input. */
  readonly more: readonly Diagnostic[]
  constructor(diagnostic: Diagnostic, more: readonly Diagnostic[] = []) {
    super(diagnostic.message)
    this.name = 'PlinthError'
    this.diagnostic = diagnostic
    this.more = more
  }
}
