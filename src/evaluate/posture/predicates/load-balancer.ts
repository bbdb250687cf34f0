import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Truth } from './truth.ts'
import { dig, list, read } from './value.ts'

/** Whether an attribute of a load balancer is on; attributes that are not listed have their default, which is off. */
export function isAttributeOn(balancer: Resource, key: string): Truth {
  const entries = list(read(balancer, 'LoadBalancerAttributes'))
  if (isUnknown(entries)) return entries
  let doubt: Unknown | undefined
  for (const entry of entries) {
    const name = isUnknown(entry) ? entry : dig(entry, 'Key')
    if (isUnknown(name)) doubt ??= name
    if (name !== key) continue
    const value = dig(entry, 'Value')
    return isUnknown(value) ? value : String(value) === 'true'
  }
  return doubt ?? false
}

/** `application` is what a load balancer is when it does not say. */
export function isApplication(balancer: Resource): Truth {
  const type = read(balancer, 'Type')
  return isUnknown(type) ? type : type === undefined || type === 'application'
}

/** Whether a listener speaks TLS with its clients. */
export function terminatesTls(listener: Resource): Truth {
  const protocol = read(listener, 'Protocol')
  return isUnknown(protocol) ? protocol : protocol === 'HTTPS' || protocol === 'TLS'
}
