import type { Identity } from '../identity.ts'
import { mentionOf } from './action-mention.ts'

const most = 24
const freshName = 'any-name'

/**
 * ARNs of one kind that the policies of an identity speak of, in a Region: what an attacker would name a new resource, or what one that
 * nobody collected could be called.
 * @param template with `{region}`, `{account}` and `{name}`
 */
export function candidateArns(
  identity: Identity,
  actions: readonly string[],
  template: string,
  region: string,
): readonly string[] {
  const fresh = fill(template, region, identity.account, freshName)
  const found = new Set([fresh])
  const wanted = fresh.split(':')
  for (const policy of identity.policies)
    for (const action of actions)
      for (const { effect, resource } of mentionOf(policy, action).statements) {
        if (effect !== 'Allow' || resource === undefined || resource.negated) continue
        for (const pattern of resource.patterns) {
          if (found.size >= most) return [...found]
          const arn = instantiate(pattern, wanted, region, identity)
          if (arn !== undefined) found.add(arn)
        }
      }
  return [...found]
}

function fill(template: string, region: string, account: string, name: string): string {
  return template
    .replaceAll('{region}', region)
    .replaceAll('{account}', account)
    .replaceAll('{name}', name)
}

/** An ARN that a pattern matches, of the kind of `wanted`; `undefined` where it is of another kind. */
function instantiate(
  pattern: string,
  wanted: readonly string[],
  region: string,
  { account, name, kind }: Identity,
): string | undefined {
  const parts = pattern
    .replaceAll('${aws:PrincipalAccount}', account)
    .replaceAll('${aws:username}', kind === 'user' ? name : '*')
    .split(':')
  if (parts.length < 6 || parts[2] !== wanted[2] || pattern.includes('${*}')) return undefined
  const named = parts.slice(5).join(':')
  const model = wanted.slice(5).join(':')
  const type = /^[^/:*?]+[/:]/.exec(model)?.[0] ?? ''
  if (!named.startsWith(type) || named.includes('${')) return undefined
  const place = (index: number) => {
    const given = parts[index] ?? ''
    return /[*?]/.test(given) ? (wanted[index] ?? '') : given
  }
  const where = place(3)
  if (where !== '' && where !== region) return undefined
  const rest = named.replaceAll('*', 'any').replaceAll('?', 'a')
  return ['arn', place(1), parts[2], where, place(4), rest].join(':')
}
