import type { AccessRequest } from '../request/request.ts'

const none: readonly string[] = []

/**
 * Actions that a call needs besides its own because of what it brings along: passing session tags needs `sts:TagSession`, a source
 * identity `sts:SetSourceIdentity`, both of the trust policy as well. Source: IAM user guide, "Pass session tags in AWS STS".
 */
export function impliedActions({ action, context }: AccessRequest): readonly string[] {
  if (!action.slice(0, 14).toLowerCase().startsWith('sts:assumerole')) return none
  const implied: string[] = []
  const given = (wanted: (key: string) => boolean) =>
    [...context.values].some(
      ([key, value]) => wanted(key) && !('$unknown' in value) && value.length > 0,
    )
  if (given((key) => key.startsWith('aws:requesttag/') || key === 'aws:tagkeys'))
    implied.push('sts:TagSession')
  if (given((key) => key === 'sts:sourceidentity')) implied.push('sts:SetSourceIdentity')
  return implied
}
