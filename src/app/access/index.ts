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
