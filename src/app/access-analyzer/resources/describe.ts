import type { AnalyzedResourceData } from '../../../store/schema.ts'
import { asResourceType } from '../resource-type.ts'

/** A resource as `ListAnalyzedResources` shows it. */
export function describeResource({ arn, type, account }: AnalyzedResourceData) {
  return { resourceArn: arn, resourceType: asResourceType(type), resourceOwnerAccount: account }
}
