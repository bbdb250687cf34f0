import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, StatementPart, Text } from '../document.ts'

/** Conditions on the tags of the resource, for actions whose requests do not carry them: Allow grants nothing, Deny spares. */
export const tagSupport: PolicyCheck = {
  codes: [
    'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  ],
  condition(condition, statement, context) {
    const { effect, action } = statement
    if (effect === undefined || action === undefined || !needsTag(condition)) return
    if (!context.spend(200 * action.values.length)) return
    if (action.negated) {
      const code =
        effect === 'Deny'
          ? 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
          : 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
      context.report(
        code,
        [condition, action],
        `Many actions carry no ${condition.key} and are not ${effect === 'Deny' ? 'denied' : 'allowed'} by this: list the actions that do.`,
      )
      return
    }
    const without = action.values.filter((value) => lacksTag(value, condition, context))
    if (without.length > 0) reportServices(condition, statement, without, context)
  },
}

/** A condition that holds only where the tag is there. */
function needsTag({ key, operator, values }: ConditionPart): boolean {
  if (!/^aws:resourcetag\/./i.test(key) || operator === undefined || operator.ifExists) return false
  if (operator.set === 'ForAllValues') return false
  if (operator.operator === 'Null') return values.some(({ text }) => text.toLowerCase() === 'false')
  return !operator.operator.includes('Not')
}

/** A pattern lacks tags when none of its actions has them. */
function lacksTag(
  { text }: Text,
  { key }: ConditionPart,
  { catalogue, expand }: CheckContext,
): boolean {
  const actions = text === '*' ? [] : (expand(text) ?? [])
  return actions.length > 0 && !actions.some((action) => catalogue.actionHasKey(action, key))
}

function reportServices(
  condition: ConditionPart,
  { effect }: StatementPart,
  without: readonly Text[],
  { report }: CheckContext,
): void {
  const services = [...new Set(without.map(({ text }) => text.split(':')[0]?.toLowerCase()))]
  const code =
    effect === 'Deny'
      ? 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
      : 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
  const which = services.slice(0, 5).join(', ')
  report(
    code,
    [condition, ...without],
    `Requests for these actions of ${which} carry no ${condition.key}, so they are never ${effect === 'Deny' ? 'denied' : 'allowed'} by this: give them a statement without it.`,
  )
}
