import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ActionFacts } from '../catalogue/facts.ts'
import type { IssueCode, ReportedCode } from './codes.ts'
import type { ConditionPart, Place, PolicyDocument, StatementPart, Text } from './document.ts'

/**
 * Says that something is wrong: the guilty place first, then what else is involved; or, with the code `stoppedEarly`, what was not
 * looked at: the end of a sentence.
 */
export type Report = (
  code: ReportedCode,
  places: Place | readonly [Place, ...Place[]],
  details: string,
) => void

export interface CheckContext {
  readonly document: PolicyDocument
  readonly catalogue: Catalogue
  readonly report: Report
  /**
   * Takes steps from what a policy may cost in all. False: it is used up, and whatever takes more than time linear in the
   * document is left out, which the findings tell.
   */
  readonly spend: (steps: number) => boolean
  /** What an action pattern matches; `undefined` when the budget is used up. */
  readonly expand: (pattern: string) => readonly ActionFacts[] | undefined
  /** The known name that a mistyped one most likely meant; for the first hundred of a policy. */
  readonly nearest: (name: string, known: () => Iterable<string>) => string | undefined
}

/** A rule, or a few that look at the same thing. Each part runs over everything of its kind, in the order of the document. */
export interface PolicyCheck {
  /** What it may report. */
  readonly codes: readonly IssueCode[]
  readonly document?: (context: CheckContext) => void
  readonly statement?: (statement: StatementPart, context: CheckContext) => void
  readonly condition?: (
    condition: ConditionPart,
    statement: StatementPart,
    context: CheckContext,
  ) => void
  /** Each string of `Action` and `NotAction`. */
  readonly action?: (action: Text, statement: StatementPart, context: CheckContext) => void
  /** Each string of `Resource` and `NotResource`. */
  readonly resource?: (resource: Text, statement: StatementPart, context: CheckContext) => void
}
