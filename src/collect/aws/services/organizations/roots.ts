import type { Root } from '@aws-sdk/client-organizations'
import { isUnknown, type Unknown } from '../../../../model/unknown.ts'

/** The roots of an organization, or why they could not be listed. */
export type Roots = readonly Root[] | Unknown

/** Policy types that are in force. */
export function enabledPolicyTypes(roots: Roots): readonly string[] | Unknown {
  if (isUnknown(roots)) return roots
  const enabled = roots
    .flatMap((root) => root.PolicyTypes ?? [])
    .filter((policyType) => policyType.Status === 'ENABLED')
    .flatMap((policyType) => policyType.Type ?? [])
  return [...new Set(enabled)].toSorted()
}
