import { readProviderKey } from '../../catalogue/provider-key.ts'
import { isUnlistedActionKey } from '../../catalogue/unlisted.ts'
import { compileGlob } from '../../../../lib/glob.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, StatementPart, Text } from '../document.ts'

/** Conditions on keys that requests for the actions do not carry, or carry only with another action. */
export const actionKey: PolicyCheck = {
  codes: ['UNSUPPORTED_ACTION_FOR_CONDITION_KEY', 'MISSING_ACTION_FOR_CONDITION_KEY'],
  condition(condition, statement, context) {
    if (statement.action === undefined || statement.action.negated) return
    if (!context.spend(200 * statement.action.values.length)) return
    unsupported(condition, statement, context)
    missing(condition, statement, context)
  },
}

function unsupported(
  condition: ConditionPart,
  statement: StatementPart,
  context: CheckContext,
): void {
  const actions = (statement.action?.values ?? []).filter((action) =>
    lacks(action, condition, context),
  )
  const [first, ...more] = actions
  if (first === undefined) return
  const names = actions
    .slice(0, 5)
    .map(({ text }) => text)
    .join(', ')
  context.report(
    'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    [first, ...more, condition],
    `Requests for ${names} carry no ${condition.key}: move them to a statement without this condition.`,
  )
}

/** Actions with wildcards are left alone, as Access Analyzer does. */
function lacks({ text }: Text, { key }: ConditionPart, { catalogue }: CheckContext): boolean {
  const action = catalogue.action(text)
  if (isUnlistedActionKey(text, key)) return false
  const facts = catalogue.key(key)
  if (action === undefined || facts === undefined || facts.global) return false
  if (
    readProviderKey(key.toLowerCase()) !== undefined ||
    (catalogue.keyOwner(key) === 'sts' && !/^sts:/i.test(key))
  )
    return action.id === 'sts:TagSession' || action.id === 'sts:SetSourceIdentity'
  return !catalogue.actionHasKey(action, key)
}

/** Keys whose value who assumes a role may only set with a second action. */
const settingActions: readonly (readonly [RegExp, string])[] = [
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
  [/^(?:sts:transitivetagkeys|aws:tagkeys|aws:requesttag\/.*)$/, 'sts:TagSession'],
]

function missing(
  condition: ConditionPart,
  { action, effect }: StatementPart,
  { document, report }: CheckContext,
): void {
  if (effect !== 'Allow' || action === undefined) return
  if (!action.values.some(({ text }) => /^sts:assumerole/i.test(text))) return
  if (document.type !== 'trust' && !action.values.every(({ text }) => /^sts:/i.test(text))) return
  const key = condition.key.toLowerCase()
  for (const [keys, needed] of settingActions)
    if (
      keys.test(key) &&
      !action.values.some(({ text }) => compileGlob(text.toLowerCase())(needed.toLowerCase()))
    )
      report(
        'MISSING_ACTION_FOR_CONDITION_KEY',
        [condition, action],
        `Callers set ${condition.key} with ${needed}: add it to the actions.`,
      )
}
