import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { development } from './accounts/development.ts'
import { logArchive } from './accounts/log-archive.ts'
import { management } from './accounts/management.ts'
import { production } from './accounts/production.ts'
import { security } from './accounts/security.ts'
import { collectedTypes } from './collected-types.ts'
import { accounts, regions } from './organization.ts'
import { sampleTime } from './place.ts'

/**
 * The bundled sample: ExamplePay, a fictional customer-facing payments platform over five accounts and two Regions,
 * with strengths and weaknesses in each domain. Always the same.
 */
export function sampleSnapshot(): Snapshot {
  const resources = [management(), logArchive(), security(), production(), development()]
    .flat()
    .map(clean)
  return {
    started: '2026-10-01T07:58:30.000Z',
    ended: sampleTime,
    sources: Object.entries(accounts).map(([name, account]) => ({
      kind: 'sample',
      name: `ExamplePay ${name}`,
      account,
      regions,
      collected: collectedTypes,
    })),
    resources,
    gaps,
    diagnostics: [],
  }
}

/** Overrides of `undefined` take a property away. */
function clean(resource: Resource): Resource {
  const properties = Object.entries(resource.properties).filter(([, value]) => value !== undefined)
  return { ...resource, properties: Object.fromEntries(properties) }
}

/** No real collection is complete; neither is this one. */
const gaps: readonly Gap[] = [
  {
    source: 'sample',
    operation: 'account:GetAlternateContact',
    account: accounts.development,
    reason: 'denied',
    error: 'AccessDeniedException: not authorized to perform account:GetAlternateContact',
    types: ['AWS::::Account'],
    hides: false,
    permission: 'account:GetAlternateContact',
  },
  {
    source: 'sample',
    operation: 'ecs:ListClusters',
    account: accounts.production,
    region: regions[1],
    reason: 'denied',
    error: 'AccessDeniedException: not authorized to perform ecs:ListClusters',
    types: ['AWS::ECS::Cluster', 'AWS::ECS::Service'],
    hides: true,
    permission: 'ecs:ListClusters',
  },
  {
    source: 'sample',
    operation: 'guardduty:ListFindings',
    account: accounts.development,
    region: regions[0],
    reason: 'throttled',
    error: 'TooManyRequestsException: rate exceeded, gave up after 8 attempts',
    types: ['AWS::GuardDuty::Detector'],
    hides: false,
    permission: 'guardduty:ListFindings',
  },
]
