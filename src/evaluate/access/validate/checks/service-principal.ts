import type { CheckContext, PolicyCheck } from '../check.ts'
import type { StatementPart, Text } from '../document.ts'
import { named } from './trust.ts'

const sources = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])
/** Keys that people use in place of the above; the caller can choose their value, or the key is out of use. */
const substitutes = new Set(['aws:referer', 'aws:sourceowner', 'aws:useragent'])
/** Keys of a principal with an account, which requests of AWS services do not carry. */
const ofPrincipals = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
])

/** Resource policies that let an AWS service in: for whom the service acts must be said (the confused deputy). */
export const servicePrincipal: PolicyCheck = {
  codes: [
    'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
    'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  ],
  statement(statement, context) {
    const [first] = named(statement, 'Service')
    if (first === undefined || statement.effect !== 'Allow') return
    if (statement.principal?.negated !== false || context.document.type !== 'resource') return
    unsupported(first, statement, context)
    const keys = statement.conditions.map(({ key }) => key.toLowerCase())
    if (keys.some((key) => sources.has(key))) return
    const substitute = statement.conditions.find(({ key }) => substitutes.has(key.toLowerCase()))
    if (substitute !== undefined)
      context.report(
        'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
        [substitute, first],
        `For ${first.text}, restrict aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths in place of ${substitute.key}.`,
      )
    else
      context.report(
        'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
        first,
        `${first.text} may act here for anybody: restrict aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.`,
      )
  },
}

function unsupported(first: Text, statement: StatementPart, { report }: CheckContext): void {
  if (statement.principal?.kinds.some(({ name }) => name !== 'Service') === true) return
  for (const condition of statement.conditions) {
    const key = condition.key.toLowerCase()
    if (condition.operator?.operator === 'Null' || condition.operator?.ifExists === true) continue
    if (ofPrincipals.has(key) || key.startsWith('aws:principaltag/'))
      report(
        'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
        [condition, first],
        `Requests of ${first.text} do not carry ${condition.key}.`,
      )
  }
}
