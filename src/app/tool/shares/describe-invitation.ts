import type { ShareRow } from '../../../store/schema.ts'

/** Kinds of resources in the words of the wire. */
export const kindOfShare = {
  WORKLOAD: 'workload',
  LENS: 'lens',
  PROFILE: 'profile',
  TEMPLATE: 'template',
} as const

const typeOf = {
  workload: 'WORKLOAD',
  lens: 'LENS',
  profile: 'PROFILE',
  template: 'TEMPLATE',
} as const

/** An invitation and what it is to, in the names of the wire. */
export function identifyInvitation(share: ShareRow) {
  return {
    ShareInvitationId: share.invitation ?? undefined,
    ShareResourceType: typeOf[share.type],
    ...idsOf(share),
  }
}

/** An invitation as lists show it. */
export function describeInvitation(share: ShareRow) {
  const { LensAlias: _, ...ids } = idsOf(share)
  return {
    ShareInvitationId: share.invitation ?? undefined,
    SharedBy: share.account,
    SharedWith: share.target,
    PermissionType: share.permission,
    ShareResourceType: typeOf[share.type],
    ...nameOf(share),
    ...ids,
  }
}

interface Ids {
  readonly WorkloadId?: string
  readonly LensAlias?: string
  readonly LensArn?: string
  readonly ProfileArn?: string
  readonly TemplateArn?: string
}

function idsOf({ type, resource, resource_arn: arn }: ShareRow): Ids {
  switch (type) {
    case 'workload':
      return { WorkloadId: resource }
    case 'lens':
      return { LensAlias: arn, LensArn: arn }
    case 'profile':
      return { ProfileArn: arn }
    case 'template':
      return { TemplateArn: arn }
  }
}

function nameOf({ type, resource_name: name }: ShareRow) {
  switch (type) {
    case 'workload':
      return { WorkloadName: name }
    case 'lens':
      return { LensName: name }
    case 'profile':
      return { ProfileName: name }
    case 'template':
      return { TemplateName: name }
  }
}
