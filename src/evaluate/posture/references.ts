import { accountType, type Resource } from '../../model/resource.ts'

const symbols = /\$\{([^}]+)\}/g
const modules = /^(?:module\.[^.]+\.)+/
const generated = /^[a-z]+-[0-9a-f]{8}/
const longest = 2_048

/** Types whose ids are unique across accounts and Regions. */
const unique = new Set([
  'AWS::S3::Bucket',
  'AWS::Organizations::Account',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
  'AWS::CloudFront::Distribution',
  accountType,
])

/** The keys under which a resource is found: in its stack by its address only, elsewhere by id, ARN and name. */
export function namesOf(resource: Resource): readonly string[] {
  const names = [resource.stack === undefined ? resource.id : inStack(resource.stack, resource.id)]
  if (resource.arn !== undefined) names.push(resource.arn)
  if (resource.name !== undefined && resource.name !== names[0]) names.push(resource.name)
  return names
}

/** The keys a reference may stand for, most specific first: `${A.B.Arn}` is tried as A.B.Arn, A.B and A. */
export function keysOf(reference: string, near: Resource): readonly string[] {
  if (near.stack === undefined || reference.length > longest || !reference.includes('${'))
    return [reference]
  const keys: string[] = []
  const outer = enclosing(near.id)
  for (const [, symbol = ''] of reference.matchAll(symbols)) {
    if (symbol.startsWith('AWS::')) continue
    for (let name = symbol; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
      if (outer !== '') keys.push(inStack(near.stack, outer + name))
      keys.push(inStack(near.stack, name))
    }
  }
  keys.push(reference)
  return keys
}

/**
 * Picks the resource a key means from where it stands: the own stack, the own Region, the own account, then anywhere if
 * the key is unique there. What is live never refers to what is only declared.
 */
export function nearest(
  found: readonly Resource[],
  key: string,
  near: Resource,
): Resource | undefined {
  let account: Resource | undefined
  let anywhere: Resource | undefined
  for (const candidate of found) {
    if (candidate.stack !== undefined) {
      if (candidate.stack === near.stack) return candidate
      if (near.stack === undefined) continue
    }
    anywhere ??= candidate
    if (candidate.account !== near.account) continue
    if (candidate.region === near.region) return candidate
    if (candidate.region === undefined || near.region === undefined) account ??= candidate
  }
  if (account !== undefined || anywhere === undefined) return account
  if (near.account === undefined || key.startsWith('arn:') || unique.has(anywhere.type))
    return anywhere
  return generated.test(key) ? anywhere : undefined
}

/** The nested stack (`Outer/`) or module (`module.a.`) in which an address stands. */
function enclosing(id: string): string {
  const slash = id.lastIndexOf('/')
  return slash >= 0 ? id.slice(0, slash + 1) : (modules.exec(id)?.[0] ?? '')
}

function inStack(stack: string, id: string): string {
  return `${stack}\n${id}`
}
