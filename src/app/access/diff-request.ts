import { loadCatalogue } from '../../evaluate/access/catalogue/catalogue.ts'
import type { AccessRequest } from '../../evaluate/access/request/request.ts'
import { isUnknown } from '../../model/unknown.ts'

/** A request as a case writes it: `plinth access can --case` answers it together with policies. */
export function asCase(request: AccessRequest): Readonly<Record<string, unknown>> {
  const { principal, action, resource, resourceAccount, context } = request
  const { kind, serviceNames, ...rest } = principal
  const values: Record<string, unknown> = {}
  for (const [key, given] of context.values)
    if (!isUnknown(given)) values[keyName(key)] = given.length === 1 ? given[0] : given
  return {
    principal: {
      type: kind,
      ...(serviceNames !== undefined && { service: serviceNames }),
      ...rest,
    },
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    context: values,
  }
}

/** A key in the capitals of AWS, with its own tag: `aws:PrincipalTag/team`. */
export function keyName(key: string): string {
  const name = loadCatalogue().key(key)?.name
  if (name === undefined) return key
  const fill = /\/(?:tag-key|\$\{[^}]*\}|<[^>]*>)$/.exec(name)
  if (fill !== null) return `${name.slice(0, fill.index)}/${key.slice(fill.index + 1)}`
  return name.length === key.length ? name : key
}
