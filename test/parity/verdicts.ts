import { createAccessFacts } from '../../src/evaluate/access/access-facts.ts'
import { checks } from '../../src/evaluate/posture/checks.generated.ts'
import { evaluatePosture } from '../../src/evaluate/posture/evaluate.ts'
import type { Collected } from '../../src/model/collected.ts'
import type { Finding } from '../../src/model/finding.ts'
import { accountType, regionType, type Resource } from '../../src/model/resource.ts'
import type { Made } from './apply/apply-template.ts'

/** Findings by check and logical id: `s3-bucket-versioned LogsBucket`. */
export type Verdicts = ReadonlyMap<string, Finding>

/** @param logical the logical id of a resource, nothing for one that the estate did not make */
export function verdicts(
  collected: Collected,
  logical: (resource: Resource) => string | undefined,
): Verdicts {
  const at = new Date().toISOString()
  const { source, ...rest } = collected
  const snapshot = { started: at, ended: at, sources: [source], ...rest }
  const { findings } = evaluatePosture(
    snapshot,
    checks,
    Date.parse(at),
    createAccessFacts(snapshot),
  )
  return new Map(
    findings.flatMap((finding): [string, Finding][] => {
      const id = ofPlace(finding.resource) ?? logical(finding.resource)
      return id === undefined ? [] : [[`${finding.check.id} ${id}`, finding]]
    }),
  )
}

function ofPlace({ type, region }: Resource): string | undefined {
  if (type === accountType) return 'account'
  return type === regionType && (region ?? 'us-east-1') === 'us-east-1' ? 'region' : undefined
}

/** The logical id of what an applied template made. */
export function fromLive(made: ReadonlyMap<string, Made>) {
  const logical = new Map<string, string>()
  for (const [id, one] of made) logical.set(`${one.type} ${one.id ?? one.ref}`, id)
  return (resource: Resource): string | undefined => logical.get(`${resource.type} ${resource.id}`)
}

export function outcomes(verdict: Verdicts): Readonly<Record<string, string>> {
  return Object.fromEntries([...verdict].map(([key, { outcome }]) => [key, outcome]))
}
