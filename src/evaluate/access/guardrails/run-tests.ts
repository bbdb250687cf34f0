import type { AccessRequest } from '../request/request.ts'
import { explainDecision } from '../evaluate/explain-decision.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { fillParameters, valuesOf } from './fill-parameters.ts'
import type { Guardrail, GuardrailTest, GuardrailType, ParameterValues } from './guardrail.ts'
import {
  deniedByGuardrail,
  fullAccess,
  type GuardrailLevels,
  judgeByGuardrails,
} from './judge-request.ts'
import { testRequests, writtenPlace } from './test-requests.ts'

export interface TestResult {
  readonly name: string
  readonly expect: GuardrailTest['expect']
  /** `skipped`: it is about a parameter that has no value. */
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** What came of it: a sentence. */
  readonly explanation: string
}

export interface TestedGuardrail {
  readonly results: readonly TestResult[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Puts the requests of a guardrail to its policy. A request that comes out unknown fails, whatever was expected. */
export function testGuardrail(guardrail: Guardrail, given: ParameterValues = {}): TestedGuardrail {
  const values = valuesOf(guardrail, given, true)
  const filled = fillParameters(guardrail, values)
  const { policy, diagnostics: problems } = parsePolicy(filled.document, guardrail.name)
  const diagnostics = [...filled.diagnostics, ...problems]
  if (policy === undefined || diagnostics.length > 0) return { results: [], diagnostics }
  const levels = attachedAs(policy, guardrail.type)
  return { results: guardrail.tests.map((test) => run(test, values, levels)), diagnostics }
}

/** The policy attached beside what AWS attaches. */
export function attachedAs(policy: Policy, type: GuardrailType): GuardrailLevels {
  return type === 'scp'
    ? { serviceControl: [[fullAccess, policy]] }
    : { resourceControl: [[policy]] }
}

function run(test: GuardrailTest, values: ParameterValues, levels: GuardrailLevels): TestResult {
  const [request] = testRequests(test, values, writtenPlace)
  const { name, expect } = test
  if (request === undefined)
    return {
      name,
      expect,
      outcome: 'skipped',
      explanation: 'A parameter that it is about has no value.',
    }
  const { met, explanation } = ask(request, expect, levels)
  return { name, expect, outcome: met ? 'passed' : 'failed', explanation }
}

function ask(request: AccessRequest, expect: GuardrailTest['expect'], levels: GuardrailLevels) {
  const decision = judgeByGuardrails(levels, request)
  return {
    met: expect === 'denied' ? deniedByGuardrail(decision) : decision.verdict === 'allow',
    explanation: explainDecision(request, decision),
  }
}
