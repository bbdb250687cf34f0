import { isProvider } from '../../catalogue/provider-key.ts'
import { isUnlistedKey, isUnlistedService } from '../../catalogue/unlisted.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart } from '../document.ts'
import { show } from './structure.ts'

/** Condition keys exist, are written `prefix:name`, and stand once under an operator. */
export const conditionKey: PolicyCheck = {
  codes: [
    'INVALID_CONDITION_KEY_FORMAT',
    'INVALID_GLOBAL_CONDITION_KEY',
    'INVALID_SERVICE_CONDITION_KEY',
    'INVALID_SERVICE',
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    'DEPRECATED_GLOBAL_CONDITION_KEY',
    'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    'MISSING_TAG_KEY_IN_CONDITION',
  ],
  statement({ conditions }, { report }) {
    const seen = new Map<string, ConditionPart>()
    for (const condition of conditions) {
      const name = `${condition.operatorText}\n${condition.key.toLowerCase()}`
      const first = seen.get(name)
      if (first === undefined) seen.set(name, condition)
      else if (first.key !== condition.key)
        report(
          'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
          [condition.keyPlace, first.keyPlace],
          `${show(condition.key)} and ${show(first.key)} are the same key: condition keys have no case.`,
        )
    }
  },
  condition(condition, _, context) {
    const { key, keyPlace } = condition
    const { catalogue, report } = context
    const folded = key.toLowerCase()
    const colon = folded.indexOf(':')
    if (colon <= 0 || colon === folded.length - 1) {
      report(
        'INVALID_CONDITION_KEY_FORMAT',
        keyPlace,
        `${show(key)} is no condition key: write prefix:name.`,
      )
      return
    }
    if (folded === 'aws:arn') {
      report(
        'UNSUPPORTED_GLOBAL_CONDITION_KEY',
        keyPlace,
        'aws:ARN does not work: compare aws:PrincipalArn or aws:SourceArn.',
      )
      report(
        'DEPRECATED_GLOBAL_CONDITION_KEY',
        keyPlace,
        'aws:ARN is out of use: compare aws:PrincipalArn.',
      )
      return
    }
    if (lacksTagKey(folded, context)) {
      const base = key.replace(/\/$/, '')
      report('MISSING_TAG_KEY_IN_CONDITION', keyPlace, `Name the tag: ${base}/tag-key.`)
      return
    }
    if (catalogue.key(key) === undefined) unknownKey(condition, context)
  },
}

/** `aws:ResourceTag`, `aws:ResourceTag/` where a tag key must follow. */
function lacksTagKey(folded: string, { catalogue }: CheckContext): boolean {
  const base = folded.replace(/\/$/, '')
  if (!base.endsWith('tag')) return false
  return (
    (folded.endsWith('/') || catalogue.key(folded) === undefined) &&
    catalogue.key(`${base}/x`) !== undefined
  )
}

function unknownKey(
  { key, keyPlace }: ConditionPart,
  { catalogue, report, nearest }: CheckContext,
): void {
  const prefix = key.slice(0, key.indexOf(':'))
  if (isUnlistedKey(key) || isProvider(key.slice(0, key.lastIndexOf(':')))) return
  if (prefix.toLowerCase() === 'aws') {
    report(
      'INVALID_GLOBAL_CONDITION_KEY',
      keyPlace,
      `There is no global condition key ${show(key)}.`,
    )
    return
  }
  const owner = catalogue.keyOwner(key)
  if (owner === undefined) {
    if (!isUnlistedService(prefix))
      report('INVALID_SERVICE', keyPlace, `There is no service ${show(prefix)}.`)
    return
  }
  const near = nearest(key, () =>
    [...(catalogue.service(owner)?.keys.values() ?? [])].map(({ name }) => name),
  )
  report(
    'INVALID_SERVICE_CONDITION_KEY',
    keyPlace,
    `The service ${prefix} has no condition key ${show(key)}${near === undefined ? '.' : `. Did you mean ${near}?`}`,
  )
}
