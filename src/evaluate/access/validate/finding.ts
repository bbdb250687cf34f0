import type { FindingType, ReportedCode } from './codes.ts'

/** One step into a policy, as Access Analyzer's API writes it. */
export type PathElement =
  /** The value of this key of an object. */
  | { readonly value: string }
  /** The key itself. */
  | { readonly key: string }
  | { readonly index: number }
  /** A part of a string, in characters of its value. */
  | { readonly substring: { readonly start: number; readonly length: number } }

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 0-based, in UTF-16 units. */
  readonly column: number
  /** 0-based, in UTF-16 units from the beginning of the document. */
  readonly offset: number
}

export interface Location {
  readonly path: readonly PathElement[]
  /** The end is exclusive; strings include their quotes. */
  readonly span: { readonly start: Position; readonly end: Position }
}

/** A finding in a policy, in the shape of Access Analyzer's `ValidatePolicyFinding`. */
export interface PolicyFinding {
  readonly findingType: FindingType
  readonly issueCode: ReportedCode
  /** What is wrong and what to do: one or two sentences. */
  readonly findingDetails: string
  readonly learnMoreLink: string
  /** The guilty place first. Never empty. */
  readonly locations: readonly Location[]
}
