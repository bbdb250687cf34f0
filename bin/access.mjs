// The programmatic front `plinth/access`: the built engine, or the sources where there is no build.
import { existsSync } from 'node:fs'

const built = new URL('../dist/app/access/index.js', import.meta.url)
const engine = await import(
  existsSync(built) ? built.href : new URL('../src/app/access/index.ts', import.meta.url).href
)
export const {
  answerCan,
  answerDiff,
  answerPaths,
  answerPathsCase,
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
  contextOf,
  evaluateAccess,
  evaluateCall,
  evaluatePolicy,
  explainDecision,
  grantsAccess,
  guardrailsInForce,
  isIncluded,
  isPublic,
  loadCatalogue,
  loadGuardrails,
  minifyPolicy,
  newAccess,
  parsePolicy,
  readAuthorizationDetails,
  readEstate,
  readGuardrail,
  splitPolicy,
  testGuardrail,
  validatePolicy,
} = engine
