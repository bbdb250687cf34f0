import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { arnOf, unnamedAccount } from './arn-of.ts'

/** A reference of a template or plan inside a text: `${Key}`, `${Key.Arn}`, `${aws_kms_key.main[0].arn}`, `${AWS::Region}`. */
const token = /\$\{(?!aws:|[a-z0-9-]+:[^:])([^}*?$]+)\}/g

/**
 * Puts ARNs and names in the place of references, so that policies of templates can be asked like those of accounts. A
 * reference that leads nowhere makes its text unknown. Policy variables, such as `${aws:username}`, stay.
 * @param find the resource of the same stack that a reference names
 */
export function resolveTokens(
  value: unknown,
  home: Resource,
  find: (address: string) => Resource | undefined,
): unknown {
  if (typeof value === 'string') return resolveText(value, home, find)
  if (Array.isArray(value)) return value.map((item) => resolveTokens(item, home, find))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolveTokens(inner, home, find)]),
  )
}

function resolveText(
  text: string,
  home: Resource,
  find: (address: string) => Resource | undefined,
): unknown {
  if (!text.includes('${')) return text
  let lost: string | undefined
  const resolved = text.replaceAll(token, (whole, inside: string) => {
    const found = pseudo(inside, home) ?? referred(inside, find)
    if (found === undefined) lost ??= whole
    return found ?? whole
  })
  return lost === undefined ? resolved : unknown('unresolved', lost)
}

function pseudo(name: string, home: Resource): string | undefined {
  if (name === 'AWS::AccountId') return home.account ?? unnamedAccount
  if (name === 'AWS::Region') return home.region ?? 'us-east-1'
  if (name === 'AWS::Partition') return 'aws'
  return name === 'AWS::URLSuffix' ? 'amazonaws.com' : undefined
}

function referred(
  reference: string,
  find: (address: string) => Resource | undefined,
): string | undefined {
  const whole = find(reference)
  if (whole !== undefined) return refOf(whole)
  const dot = reference.lastIndexOf('.')
  const resource = dot < 0 ? undefined : find(reference.slice(0, dot))
  if (resource === undefined) return undefined
  return reference.slice(dot + 1).toLowerCase() === 'arn' ? arnOf(resource) : refOf(resource)
}

/** What `Ref` gives: for most types the name, for policies, providers and topics the ARN. */
function refOf(resource: Resource): string | undefined {
  const arn = arnOf(resource)
  if (
    /^AWS::(IAM::(ManagedPolicy|OIDCProvider|SAMLProvider)|SNS::Topic|SecretsManager::Secret)$/.test(
      resource.type,
    )
  )
    return arn
  return resource.name ?? arn?.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)
}
