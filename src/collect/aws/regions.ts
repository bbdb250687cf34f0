import { regionType } from '../../model/resource.ts'
import type { Clients } from './clients.ts'
import { describeFailure, readFailure } from './failure.ts'
import type { Gaps } from './gaps.ts'
import type { Identity } from './caller-identity.ts'

/** Regions of the commercial partition that every account has on. Source: AWS Account Management guide, Regions. */
const alwaysOn = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]

/** Where the global services of a partition live. */
export function homeRegion(partition: string): string {
  if (partition === 'aws-cn') return 'cn-north-1'
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1'
}

/**
 * The Regions that the account has on, sorted. When they cannot be listed, those that every account has, and a gap:
 * whatever lies in Regions that were opted in is then unseen.
 */
export async function enabledRegions(
  clients: Clients,
  identity: Identity,
  configured: string,
  gaps: Gaps,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const { EC2 } = await import('@aws-sdk/client-ec2')
    const answer = await clients.make(EC2, 'ec2', configured, signal).describeRegions({})
    const names = (answer.Regions ?? [])
      .filter((region) => region.OptInStatus !== 'not-opted-in')
      .map((region) => region.RegionName)
      .filter((name) => name !== undefined)
    if (names.length === 0) throw new Error('the answer names no Region')
    return names.toSorted()
  } catch (error) {
    const failure = readFailure(error)
    gaps.add({
      source: 'aws',
      operation: 'ec2:DescribeRegions',
      account: identity.account,
      reason: failure.reason,
      error: describeFailure(failure),
      types: [regionType],
      hides: true,
      ...(failure.permission ? { permission: failure.missing ?? 'ec2:DescribeRegions' } : {}),
    })
    return identity.partition === 'aws' ? alwaysOn : [configured]
  }
}
