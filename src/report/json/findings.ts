import { findingId } from '../../model/finding-id.ts'
import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import { pointEvidence } from '../view/point.ts'
import { present } from './present.ts'
import type { ReviewDocument } from './schema.ts'

type FindingEntry = ReviewDocument['findings'][number]

/** A finding as documents and other tools read it. */
export function findingEntry(finding: Finding, practices: readonly string[]): FindingEntry {
  const { check, resource, suppressed } = finding
  return present({
    id: findingId(finding),
    check: check.id,
    title: check.title,
    outcome: finding.outcome,
    reason: finding.reason,
    severity: check.severity,
    practices: [...practices],
    resource: resourceEntry(resource),
    message: finding.message,
    evidence: [...pointEvidence(finding)],
    suppressed:
      suppressed === undefined
        ? undefined
        : { reason: suppressed.reason, owner: suppressed.owner, expires: suppressed.expires },
  })
}

function resourceEntry({ source, ...resource }: Resource): FindingEntry['resource'] {
  return present({
    type: resource.type,
    id: resource.id,
    arn: resource.arn,
    name: resource.name,
    account: resource.account,
    region: resource.region,
    source: present({
      kind: source.kind,
      file: source.file,
      line: source.line,
      address: source.address,
    }),
  })
}
