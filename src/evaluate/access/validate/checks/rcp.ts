import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, StatementPart } from '../document.ts'

/** What resource control policies can say. Source: AWS Organizations, RCP syntax. */
export const rcp: PolicyCheck = {
  codes: [
    'RCP_SYNTAX_ERROR_PRINCIPAL',
    'RCP_SYNTAX_ERROR_ALLOW',
    'RCP_SYNTAX_ERROR_NOTACTION',
    'RCP_SYNTAX_ERROR_ACTION',
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  ],
  statement(statement, context) {
    const { document, report } = context
    if (document.type !== 'resource-control') return
    const { principal, elements, effect } = statement
    const everybody = principal !== undefined && !principal.negated && principal.text?.text === '*'
    if (principal !== undefined && !everybody)
      report(
        'RCP_SYNTAX_ERROR_PRINCIPAL',
        principal,
        'The principal of a resource control policy is "*"; say with conditions who is meant.',
      )
    const notAction = elements.get('NotAction')
    if (notAction !== undefined)
      report(
        'RCP_SYNTAX_ERROR_NOTACTION',
        notAction.value,
        'A resource control policy has no NotAction: list the actions.',
      )
    if (effect === 'Allow' && !allowsEverything(statement))
      report(
        'RCP_SYNTAX_ERROR_ALLOW',
        statement.effectText ?? statement,
        'Allow in a resource control policy takes only Principal "*" and Resource "*", without conditions: restrict with Deny.',
      )
    if (effect === 'Deny') relatedKeys(statement, context)
  },
  action(action, { effect, action: list }, { document, catalogue, report }) {
    if (document.type !== 'resource-control' || list?.negated !== false) return
    const { text } = action
    if (
      text === '*'
        ? effect === 'Allow'
        : catalogue.supportsResourceControl(text.split(':')[0] ?? '')
    )
      return
    report(
      'RCP_SYNTAX_ERROR_ACTION',
      action,
      'Resource control policies apply to the actions of some services only; this is none of them.',
    )
  },
}

function allowsEverything({ principal, resource, elements }: StatementPart): boolean {
  const everything =
    resource !== undefined && !resource.negated && resource.values.every(({ text }) => text === '*')
  return principal?.text?.text === '*' && everything && !elements.has('Condition')
}

const principalKeys = /^aws:(?:principal(?:orgid|orgpaths|account|arn|tag\/.*)|userid|username)$/
const sourceKeys = /^aws:source(?:orgid|orgpaths|account|arn)$/

/** RCPs also hit AWS services: rules about principals must spare them, rules about services must spare everybody else. */
function relatedKeys({ conditions }: StatementPart, { report }: CheckContext): void {
  const tests = (key: string, value: string) =>
    conditions.some(
      (one) =>
        one.key.toLowerCase() === key &&
        one.values.some(({ text }) => text.toLowerCase() === value),
    )
  const isService = (value: string) => tests('aws:principalisawsservice', value)
  const nullChecked = conditions.some(
    ({ operator, key, values }) =>
      operator?.operator === 'Null' &&
      /^aws:source(?:account|arn)$/i.test(key) &&
      values.some(({ text }) => text.toLowerCase() === 'false'),
  )
  const usable = (one: ConditionPart) => one.operator?.operator !== 'Null'
  for (const condition of conditions.filter(usable)) {
    const key = condition.key.toLowerCase()
    if (principalKeys.test(key) && !isService('false'))
      report(
        'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
        condition,
        `Requests of AWS services carry no ${condition.key} and may be denied too: add BoolIfExists aws:PrincipalIsAWSService false.`,
      )
    if (!sourceKeys.test(key)) continue
    if (!isService('true'))
      report(
        'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
        condition,
        `Requests of principals carry no ${condition.key} and may be denied too: add BoolIfExists aws:PrincipalIsAWSService true.`,
      )
    if (!nullChecked)
      report(
        'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
        condition,
        `Some service integrations send no ${condition.key}: add Null aws:SourceAccount false.`,
      )
  }
}
