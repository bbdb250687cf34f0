import type { Layer, Verdict } from '../../evaluate/access/evaluate/decision.ts'
import { evaluateCall } from '../../evaluate/access/evaluate/evaluate-access.ts'
import { explainDecision } from '../../evaluate/access/evaluate/explain-decision.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { answerCases, type Case, type CaseAnswer } from './cases/answer-cases.ts'
import { readCase } from './can/read-case.ts'
import { PolicyMemory } from './can/read-policies.ts'

/** The answer to a case of `plinth access can`. */
export interface CanAnswer extends CaseAnswer {
  readonly decision: Verdict
  readonly layer?: Layer
  readonly statement?: { readonly policy?: string; readonly index: number; readonly sid?: string }
  readonly missingContext?: readonly string[]
  readonly explanation: string
  /** What was wrong with the case, or not looked at. */
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * Answers one case: a request with the policies that have a say. A case that cannot be read is unknown, with the reasons.
 * @param memory keeps parsed policies between cases
 */
export function answerCan(
  { fields, line }: Pick<Case, 'fields'> & { line?: number },
  memory?: PolicyMemory,
): CanAnswer {
  const { permissions, diagnostics } = readCase(fields, line, memory)
  if (permissions === undefined) return refuseCan(diagnostics)
  const decision = evaluateCall(permissions)
  const { layer, deciding, missingContext, verdict } = decision
  const request = decision.request ?? permissions[0].request
  return {
    decision: verdict,
    layer,
    ...(deciding && {
      statement: {
        ...(deciding.policy.name !== undefined && { policy: deciding.policy.name }),
        index: deciding.statement.index,
        ...(deciding.statement.sid !== undefined && { sid: deciding.statement.sid }),
      },
    }),
    ...(missingContext.length > 0 && { missingContext }),
    explanation: explainDecision(request, decision),
    ...(diagnostics.length > 0 && { diagnostics }),
  }
}

/** Answers a file of cases, one a line, in bounded memory. @param source a path, or chunks of UTF-8 */
export function answerCanCases(
  source: string | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<CanAnswer> {
  const memory = new PolicyMemory()
  return answerCases(
    source,
    (given) => answerCan(given, memory),
    (problem) => refuseCan([problem]),
  )
}

function refuseCan(diagnostics: readonly Diagnostic[]): CanAnswer {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return {
    decision: 'unknown',
    explanation: `The case cannot be read. ${first?.message ?? ''}`.trim(),
    diagnostics,
  }
}
