import { isUnknown } from '../../../../model/unknown.ts'
import type { Identity } from '../identity.ts'
import type { Inventory } from './inventory.ts'
import type { Requirement } from './method.ts'
import type { Questions } from './questions.ts'

/** Whether a target fits; what had to be assumed, or is not known. */
export interface Fit {
  readonly fits: boolean
  readonly assumes?: string
  readonly reason?: string
}

const fits: Fit = { fits: true }
const unfit: Fit = { fits: false }

/** Judges a fact about the target of a method. */
export function judgeRequirement(
  requirement: Requirement,
  self: Identity,
  target: Identity,
  inventory: Inventory,
  questions: Questions,
): Fit {
  switch (requirement) {
    case 'instance-profile':
      return judgeProfile(self, target, inventory, questions)
    case 'free-access-key':
      return judgeKeys(target, (count) => count < 2, 'has fewer than two access keys')
    case 'two-access-keys':
      return judgeKeys(target, (count) => count >= 2, 'has two access keys')
    case 'password':
      return judgePassword(target, true, 'has a password')
    case 'no-password':
      return judgePassword(target, false, 'has no password')
    case 'no-mfa':
      return judgeMfa(target)
  }
}

function judgeProfile(
  self: Identity,
  role: Identity,
  inventory: Inventory,
  questions: Questions,
): Fit {
  if (inventory.hasProfile(role)) return fits
  const profile = `arn:aws:iam::${self.account}:instance-profile/any-name`
  const may = (action: string) => questions.ask(self, action, profile).verdict === 'allow'
  if (may('iam:CreateInstanceProfile') && may('iam:AddRoleToInstanceProfile')) return fits
  if (inventory.hasProfiles) return unfit
  return { fits: true, assumes: `${role.name} has an instance profile` }
}

function judgeKeys(user: Identity, enough: (count: number) => boolean, words: string): Fit {
  const keys = user.resource.facts?.['AccessKeys']
  if (Array.isArray(keys)) return enough(keys.length) ? fits : unfit
  return { fits: true, assumes: `${user.name} ${words}` }
}

function judgePassword({ resource, name }: Identity, wanted: boolean, words: string): Fit {
  const enabled = resource.facts?.['PasswordEnabled']
  if (typeof enabled === 'boolean') return enabled === wanted ? fits : unfit
  const { LoginProfile: profile } = resource.properties
  if (profile !== undefined && !isUnknown(profile)) return wanted ? fits : unfit
  return { fits: true, assumes: `${name} ${words}` }
}

/** A password alone does not let one in where the user has an MFA device. */
function judgeMfa({ resource, name }: Identity): Fit {
  const active = resource.facts?.['MfaActive']
  if (active === false) return fits
  if (active === true)
    return { fits: true, reason: `${name} has an MFA device, which signing in asks for` }
  return { fits: true, assumes: `${name} has no MFA device` }
}
