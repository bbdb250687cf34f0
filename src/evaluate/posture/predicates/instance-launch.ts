import type { Facts } from '../../../model/facts.ts'
import { regionType, type Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { and, type Truth } from './truth.ts'
import { dig, read } from './value.ts'

const launchTemplateType = 'AWS::EC2::LaunchTemplate'

/** The types that a check relates to when it asks how an instance is launched. */
export const launchTypes = [launchTemplateType, regionType] as const

const unseenTemplate = unknown('not-collected', 'the launch template of the instance')
const unseenRegion = unknown('not-collected', 'the EC2 defaults of the account and Region')

/** A setting of an instance: its own, else that of the launch template it refers to. */
export function launchSetting(instance: Resource, path: string, facts: Facts): unknown {
  const own = read(instance, path)
  if (own !== undefined) return own
  const reference = read(instance, 'LaunchTemplate')
  if (reference === undefined || isUnknown(reference)) return reference
  const id = dig(reference, 'LaunchTemplateId') ?? dig(reference, 'LaunchTemplateName')
  if (isUnknown(id)) return id
  const template = facts.find(launchTemplateType, id, instance)
  return template === undefined ? unseenTemplate : read(template, `LaunchTemplateData.${path}`)
}

/** A property of the Region's pseudo-resource; unknown when nobody read it. */
export function regionSetting(near: Resource, path: string, facts: Facts): unknown {
  const region = facts.inRegion(regionType, near)[0]
  return region === undefined ? unseenRegion : read(region, path)
}

/** Whether new EBS volumes around a resource are encrypted by default. */
export function ebsEncryptsByDefault(near: Resource, facts: Facts): Truth {
  const value = regionSetting(near, 'EbsEncryptionByDefault', facts)
  return isUnknown(value) ? value : value === true
}

/** Root devices of the usual images. */
const roots = new Set<unknown>([undefined, '/dev/xvda', '/dev/sda1'])

/**
 * Whether the EBS volumes of block-device mappings are encrypted; what they leave open, and a missing mapping of the
 * root volume, is for the default of the Region to say. A mapping without a device name is that of the root volume.
 */
export function mappingsEncrypted(mappings: unknown, near: Resource, facts: Facts): Truth {
  if (isUnknown(mappings)) return mappings
  let result: Truth = true
  let open = true
  let root = false
  for (const entry of Array.isArray(mappings) ? mappings : []) {
    const ebs = isUnknown(entry) ? entry : dig(entry, 'Ebs')
    if (ebs === undefined) continue
    const encrypted = isUnknown(ebs) ? ebs : dig(ebs, 'Encrypted')
    if (encrypted === false) return false
    if (isUnknown(encrypted)) result = and(result, encrypted)
    if (roots.has(dig(entry, 'DeviceName'))) root = true
    open = open && encrypted !== undefined
  }
  return root && open ? result : and(result, ebsEncryptsByDefault(near, facts))
}
