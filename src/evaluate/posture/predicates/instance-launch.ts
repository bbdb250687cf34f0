import type { Facts } from '../../../model/facts.ts'
import { regionType, type Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Truth } from './truth.ts'
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

/**
 * Whether the EBS volumes of block-device mappings are encrypted; what they leave open, and a missing mapping of the
 * root volume, is for the default of the Region to say.
 */
export function mappingsEncrypted(mappings: unknown, near: Resource, facts: Facts): Truth {
  if (isUnknown(mappings)) return mappings
  const entries = Array.isArray(mappings) ? mappings : []
  let doubt: Truth = true
  let open = true
  for (const entry of entries) {
    if (isUnknown(entry)) {
      doubt = entry
      continue
    }
    const ebs = dig(entry, 'Ebs')
    if (ebs === undefined) continue
    const encrypted = isUnknown(ebs) ? ebs : dig(ebs, 'Encrypted')
    if (encrypted === false) return false
    if (isUnknown(encrypted)) doubt = encrypted
    if (encrypted !== undefined) open = false
  }
  if (doubt !== true || !open) return doubt
  return ebsEncryptsByDefault(near, facts)
}
