import { hash } from 'node:crypto'
import type { Finding } from './finding.ts'

/**
 * The stable id of a finding: 16 hex digits of the SHA-256 of check, account, Region, type, ARN (else id) and, for
 * templates and plans, file. The same judgement of the same resource has the same id in every review.
 */
export function findingId({ check, resource }: Pick<Finding, 'check' | 'resource'>): string {
  const identity = [
    check.id,
    resource.account ?? '',
    resource.region ?? '',
    resource.type,
    resource.arn ?? resource.id,
    resource.source.file ?? '',
  ]
  return hash('sha256', JSON.stringify(identity), 'hex').slice(0, 16)
}
