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
