import { splitArn } from '../../match/arn.ts'
import type { Principal } from '../../request/principal.ts'
import type { Caller } from '../caller/caller.ts'

/** One of the callers whose own keys are those of a context. */
export function principalFor(
  { sample }: Caller,
  context: ReadonlyMap<string, readonly string[]>,
): Principal {
  const one = (key: string) => context.get(key)?.[0]
  const orgId = one('aws:principalorgid')
  const orgPaths = context.get('aws:principalorgpaths')
  const userId = one('aws:userid')
  const tags = tagsOf(context)
  const own = {
    ...(userId !== undefined && { userId }),
    ...(orgId !== undefined && { orgId }),
    ...(orgPaths !== undefined && { orgPaths }),
    ...(Object.keys(tags).length > 0 && { tags }),
  }
  const arn = one('aws:principalarn')
  if (arn === undefined) {
    const named = withName(sample, one('aws:username'))
    return { ...sample, ...own, ...(named !== undefined && { arn: named }) }
  }
  const parts = splitArn(arn)
  if (parts === undefined) return { ...sample, ...own }
  const account = parts[4]
  if (sample.kind !== 'assumed-role') return { ...sample, ...own, arn, account }
  if (arn === sample.roleArn) return { ...sample, ...own }
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  return {
    ...sample,
    ...own,
    account,
    roleArn: arn,
    arn: `arn:${parts[1]}:sts::${account}:assumed-role/${name}/session`,
  }
}

/** The user's ARN ends with the user's name. */
function withName({ kind, arn }: Principal, name: string | undefined): string | undefined {
  if (name === undefined || kind !== 'user' || arn === undefined) return arn
  return `${arn.slice(0, arn.lastIndexOf('/'))}/${name}`
}

const tagPrefix = 'aws:principaltag/'

function tagsOf(context: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const [key, [value]] of context)
    if (key.startsWith(tagPrefix) && value !== undefined) tags[key.slice(tagPrefix.length)] = value
  return tags
}
