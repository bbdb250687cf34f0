/** The access engine as a library: `import { parsePolicy } from 'plinth/access'`. Keep in step with `bin/access.mjs`. */
export { parsePolicy, type ParsedPolicy } from '../../evaluate/access/policy/parse-policy.ts'
export type {
  Condition,
  PatternElement,
  Policy,
  PolicyType,
  PrincipalElement,
  PrincipalPattern,
  Statement,
} from '../../evaluate/access/policy/policy.ts'
export { loadCatalogue } from '../../evaluate/access/catalogue/catalogue.ts'
export {
  type ValidateOptions,
  validatePolicy,
} from '../../evaluate/access/validate/validate-policy.ts'
export type { PolicyFinding } from '../../evaluate/access/validate/finding.ts'
export {
  evaluateAccess,
  evaluateCall,
  type Permission,
} from '../../evaluate/access/evaluate/evaluate-access.ts'
export { evaluatePolicy } from '../../evaluate/access/evaluate/evaluate-policy.ts'
export { explainDecision } from '../../evaluate/access/evaluate/explain-decision.ts'
export type { Authorization, Organization } from '../../evaluate/access/evaluate/authorization.ts'
export type {
  AccessDecision,
  Layer,
  PolicyDecision,
  Verdict,
} from '../../evaluate/access/evaluate/decision.ts'
export { contextOf, type RequestContext } from '../../evaluate/access/request/context.ts'
export type { AccessRequest } from '../../evaluate/access/request/request.ts'
export type { Principal, PrincipalKind } from '../../evaluate/access/request/principal.ts'
export { answerCan, type CanAnswer } from './can.ts'
export { isIncluded } from '../../evaluate/access/include/is-included.ts'
export {
  grantsAccess,
  type Access,
  type Grant,
} from '../../evaluate/access/include/grants-access.ts'
export { isPublic, type Publicity } from '../../evaluate/access/include/is-public.ts'
export {
  newAccess,
  type Addition,
  type NewAccess,
} from '../../evaluate/access/include/new-access.ts'
export type { IncludeOptions, Inclusion, Witness } from '../../evaluate/access/include/answer.ts'
export {
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
  type CheckAnswer,
} from './diff.ts'
export { answerDiff, type DiffAnswer } from './diff-case.ts'
export { answerPaths, type PathsAnswer, type PathsRequest } from './paths.ts'
export { answerPathsCase, type PathsCaseAnswer } from './paths-case.ts'
export { readAuthorizationDetails } from '../../collect/authorization-details/read-authorization-details.ts'
export { readEstate, type Estate } from '../../evaluate/access/graph/estate.ts'
export type {
  Guardrail,
  GuardrailTest,
  GuardrailType,
} from '../../evaluate/access/guardrails/guardrail.ts'
export {
  type AccountGuardrailsInForce,
  type GuardrailInForce,
  guardrailsInForce,
} from '../../evaluate/access/guardrails/in-force.ts'
export { loadGuardrails } from '../../evaluate/access/guardrails/library.ts'
export { minifyPolicy } from '../../evaluate/access/guardrails/minify.ts'
export { readGuardrail } from '../../evaluate/access/guardrails/read-guardrail.ts'
export { testGuardrail } from '../../evaluate/access/guardrails/run-tests.ts'
export { splitPolicy } from '../../evaluate/access/guardrails/split.ts'
