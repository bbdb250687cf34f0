import type { CheckContext, PolicyCheck } from '../check.ts'
import type { ConditionPart, StatementPart } from '../document.ts'

/** Keys that are weak alone, that anybody can choose, or that restrict less than they seem to. */
export const relatedKeys: PolicyCheck = {
  codes: [
    'MISSING_PAIRED_CONDITION_KEYS',
    'UNTRUSTWORTHY_CONDITION_KEY',
    'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
  ],
  condition(condition, statement, context) {
    const has = (...names: readonly string[]) =>
      statement.conditions.some(({ key }) => names.includes(key.toLowerCase()))
    const { report } = context
    switch (condition.key.toLowerCase()) {
      case 'aws:vpcsourceip':
        if (!has('aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn'))
          report(
            'MISSING_PAIRED_CONDITION_KEYS',
            condition,
            'Every VPC can have this private address: also compare aws:SourceVpc.',
          )
        break
      case 'aws:referer':
      case 'aws:useragent':
        report(
          'UNTRUSTWORTHY_CONDITION_KEY',
          condition,
          `The caller chooses ${condition.key}: do not grant access by it.`,
        )
        break
      case 'dynamodb:attributes':
        if (statement.effect === 'Allow' && !has('dynamodb:select'))
          report(
            'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
            condition,
            'Reads without a projection return every attribute: also compare dynamodb:Select with SPECIFIC_ATTRIBUTES.',
          )
        break
      case 's3:prefix':
        prefix(condition, statement, context)
    }
  },
}

/** A listing with a shorter prefix shows the same objects, so only "these prefixes and no others" restricts. */
function prefix(
  condition: ConditionPart,
  { effect }: StatementPart,
  { report }: CheckContext,
): void {
  const name = condition.operator?.operator
  if (name === undefined || !name.startsWith('String')) return
  const negated = name.includes('Not')
  if (effect === (negated ? 'Allow' : 'Deny'))
    report(
      'S3_PREFIX_IN_NEGATIVE_CONTEXT',
      condition,
      'A listing with a shorter prefix shows these objects all the same: allow the wanted prefixes with StringLike, or deny all others with StringNotLike.',
    )
}
