import type { Diagnostic } from '../../model/diagnostic.ts'
import { answerCases, type Case, type CaseAnswer } from './cases/answer-cases.ts'
import { answerPaths, type PathsAnswer } from './paths.ts'
import { readPathsCase } from './paths/read-case.ts'

/** The answer to a scenario of `plinth access paths --cases`. */
export interface PathsCaseAnswer extends CaseAnswer, PathsAnswer {
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * Answers one scenario. Never throws: what is wrong with it is in `diagnostics`.
 * @param now milliseconds, for conditions on the time
 */
export function answerPathsCase(
  { fields, line }: Pick<Case, 'fields'> & { line?: number },
  now?: number,
): PathsCaseAnswer {
  const { request, diagnostics } = readPathsCase(fields, line)
  if (request === undefined) return refuse(diagnostics)
  const answer = answerPaths(now === undefined ? request : { ...request, now })
  return diagnostics.length === 0 ? answer : { ...answer, diagnostics }
}

/** Answers a file of scenarios, one a line, in bounded memory. @param source a path, or chunks of UTF-8 */
export function answerPathsCases(
  source: string | AsyncIterable<string | Uint8Array>,
  now?: number,
): AsyncGenerator<PathsCaseAnswer> {
  return answerCases(
    source,
    (given) => answerPathsCase(given, now),
    (problem) => refuse([problem]),
  )
}

function refuse(diagnostics: readonly Diagnostic[]): PathsCaseAnswer {
  return {
    paths: [],
    methods: [],
    methodsByPrincipal: {},
    unknown: [],
    unknownPaths: [],
    already: [],
    undecided: [],
    diagnostics,
  }
}
