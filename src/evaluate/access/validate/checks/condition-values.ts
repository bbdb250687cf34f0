import { compileGlob } from '../../../../lib/glob.ts'
import { partitionOf, partitions, regionsIn } from '../../catalogue/regions.ts'
import { operators } from '../../policy/operators.ts'
import type { PolicyCheck } from '../check.ts'
import type { ConditionPart, ConditionValue } from '../document.ts'
import { show } from './structure.ts'

/** Values that cannot be right for their key, and values that add nothing. */
export const conditionValues: PolicyCheck = {
  codes: [
    'INVALID_REGION',
    'INVALID_VPC_FORMAT',
    'INVALID_VPCE_FORMAT',
    'INVALID_KMS_KEY_VALUE',
    'WILDCARD_WITHOUT_LIKE_OPERATOR',
    'REDUNDANT_CONDITION_VALUE_NUM',
  ],
  condition(condition, _, { report }) {
    const { operator } = condition
    if (operator === undefined || operator.operator === 'Null') return
    for (const value of condition.values) {
      const wrong = wrongFor(condition, value)
      if (wrong !== undefined) report(wrong[0], value, wrong[1])
      if (/^String(?:Not)?Equals/.test(operator.operator) && hasWildcard(value.text))
        report(
          'WILDCARD_WITHOUT_LIKE_OPERATOR',
          value,
          `${condition.operatorText} takes * and ? literally: patterns need StringLike or StringNotLike.`,
        )
    }
    const ordered = /^Numeric(Less|Greater)Than/.exec(operator.operator)
    if (ordered !== null && condition.values.length > 1)
      report(
        'REDUNDANT_CONDITION_VALUE_NUM',
        condition,
        `Of several values only the ${ordered[1] === 'Less' ? 'greatest' : 'least'} counts: give that one.`,
      )
  },
}

function wrongFor({ key, operator }: ConditionPart, { text }: ConditionValue) {
  if (text.includes('${')) return undefined
  const pattern = operator !== undefined && operator.operator.endsWith('Like') && /[*?]/.test(text)
  const arn = operator !== undefined && operators[operator.operator].type === 'arn'
  switch (key.toLowerCase()) {
    case 'aws:requestedregion':
    case 'ec2:region':
      return isRegion(text, pattern)
        ? undefined
        : (['INVALID_REGION', `There is no Region ${show(text)}.`] as const)
    case 'aws:sourcevpc':
      return pattern || /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/i.test(text)
        ? undefined
        : (['INVALID_VPC_FORMAT', 'A VPC is written vpc- and 8 or 17 letters and digits.'] as const)
    case 'aws:sourcevpce':
      return pattern || /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/i.test(text)
        ? undefined
        : ([
            'INVALID_VPCE_FORMAT',
            'A VPC endpoint is written vpce- and 8 or 17 letters and digits.',
          ] as const)
    case 's3:x-amz-server-side-encryption-aws-kms-key-id':
      return pattern ||
        arn ||
        /^arn:[^:]*:kms:[^:]+:\d{12}:(?:key|alias)\/.+$/.test(text) ||
        /[*?]/.test(text)
        ? undefined
        : (['INVALID_KMS_KEY_VALUE', `${key} takes the ARN of a KMS key.`] as const)
    default:
      return undefined
  }
}

function isRegion(text: string, pattern: boolean): boolean {
  if (!pattern) return partitionOf(text) !== undefined
  const matches = compileGlob(text)
  return partitions.some((partition) => [...regionsIn(partition)].some(matches))
}

/** Wildcards outside `${*}` and `${?}`, which stand for the characters. */
function hasWildcard(text: string): boolean {
  return /[*?]/.test(text.replaceAll(/\$\{[^}]*\}/g, ''))
}
