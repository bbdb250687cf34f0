import type { Resource } from '../../../model/resource.ts'
import { organizationId } from '../organization.ts'
import { daysAgo, make, type Place } from '../place.ts'

export interface AccountOptions {
  readonly root: { readonly mfa: boolean; readonly keys: number; readonly used: number | null }
  readonly passwordPolicy?: boolean
  readonly publicAccessBlock?: boolean
  readonly contacts?: unknown
}

/** The account itself, as the landing zone sets it. */
export function account(place: Place, options: AccountOptions): Resource {
  const {
    root,
    passwordPolicy = true,
    publicAccessBlock = true,
    contacts = ['SECURITY', 'OPERATIONS', 'BILLING'],
  } = options
  return make(place, 'AWS::::Account', place.account, {
    arn: `arn:aws:iam::${place.account}:root`,
    properties: {
      OrganizationId: organizationId,
      OrganizationFeatureSet: 'ALL',
      AlternateContacts: contacts,
      ...(passwordPolicy && {
        PasswordPolicy: {
          MinimumPasswordLength: 16,
          RequireSymbols: true,
          RequireNumbers: true,
          RequireUppercaseCharacters: true,
          RequireLowercaseCharacters: true,
          PasswordReusePrevention: 24,
        },
      }),
      ...(publicAccessBlock && {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
    },
    facts: {
      Root: {
        MfaActive: root.mfa,
        AccessKeys: root.keys,
        LastUsedAt: root.used === null ? null : daysAgo(root.used),
      },
    },
  })
}
