import { createHash } from 'node:crypto'
import type { ToolContext } from '../context.ts'

/** ARN of an agent profile of the caller's account and Region. */
export function agentProfileArn({ caller }: Pick<ToolContext, 'caller'>, name: string): string {
  const { region, account } = caller
  return `arn:${partitionOf(region)}:wellarchitected:${region}:${account}:agent-profile/${name}`
}

/** The same recommendation of a bundle has the same ARN in every generation of a profile. */
export function recommendationArn(profile: string, bundle: string, check: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([profile, bundle, check]))
    .digest('hex')
  return profile.replace(/agent-profile\/.*$/, `agent-recommendation/${asUuid(digest)}`)
}

/** 32 or more hexadecimal digits as a UUID; the first 32 count. */
export function asUuid(hex: string): string {
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => hex.slice(from, to))
  return `${a}-${b}-${c}-${d}-${e}`
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return region.startsWith('cn-') ? 'aws-cn' : 'aws'
}
