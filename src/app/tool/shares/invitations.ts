import type { SharedKind, ShareRow } from '../../../store/schema.ts'
import {
  getShareByInvitation,
  listInvitations as readInvitations,
  updateShare,
} from '../../../store/shares.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { readPage } from '../store-page.ts'
import { conflict, invalid, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { expireInvitations } from './expire.ts'

export interface InvitationQuery {
  readonly type?: SharedKind | undefined
  /** By the kind of resource: at most one may be given, and it must agree with `type`. */
  readonly prefixes: Readonly<Record<SharedKind, string | undefined>>
}

const members: Readonly<Record<SharedKind, string>> = {
  workload: 'WorkloadNamePrefix',
  lens: 'LensNamePrefix',
  profile: 'ProfileNamePrefix',
  template: 'TemplateNamePrefix',
}
const kinds = ['workload', 'lens', 'profile', 'template'] as const

/** Invitations to the caller or the caller's account that wait for an answer. @throws ToolError validation */
export async function listInvitations(
  context: ToolContext,
  query: InvitationQuery,
): Promise<PageOf<ShareRow>> {
  const { caller, db, now } = context
  const { type, namePrefix } = readQuery(query)
  await expireInvitations(db, now)
  const filter = { region: caller.region, targets: targetsOf(caller), type, namePrefix }
  return readPage(context, (request) => readInvitations(db, filter, now, request))
}

function readQuery({ type, prefixes }: InvitationQuery) {
  const given = kinds.filter((kind) => prefixes[kind] !== undefined)
  const [kind, other] = given
  if (kind === undefined) return { type }
  if (other !== undefined)
    throw refuse(
      `${members[kind]} and ${members[other]} exclude each other: give one of them.`,
      ...given.map((each) => members[each]),
    )
  if (type !== undefined && type !== kind)
    throw refuse(
      `${members[kind]} does not go with ShareResourceType ${type.toUpperCase()}.`,
      members[kind],
      'ShareResourceType',
    )
  return { type: kind, namePrefix: prefixes[kind] }
}

function refuse(message: string, ...names: readonly string[]) {
  return invalid(message, ...names.map((name) => ({ name, message })))
}

/**
 * Answers an invitation; rejecting one that was accepted ends the access at once. The answer to an invitation of the
 * account takes the role that owns its resources; users answer their own whatever their role.
 * @throws ToolError not-found when nobody invited the caller, access-denied, conflict when it is too late
 */
export async function answerInvitation(
  context: ToolContext,
  invitation: string,
  action: 'ACCEPT' | 'REJECT',
): Promise<ShareRow> {
  const { caller, db, now } = context
  await expireInvitations(db, now)
  const share = await getShareByInvitation(db, invitation)
  const reaches = share?.region === caller.region && targetsOf(caller).includes(share.target)
  if (share === undefined || !reaches) throw notFound('SHARE_INVITATION', invitation)
  requireRole(context, share.kind === 'user' ? 'read' : 'own')
  const status = action === 'ACCEPT' ? 'ACCEPTED' : 'REJECTED'
  if (share.status === status) return share
  if (share.status !== 'PENDING' && !(share.status === 'ACCEPTED' && action === 'REJECT'))
    throw tooLate(share)
  return writeAs(context, 'UpdateShareInvitation', share.resource_arn, async (tx) => {
    const row = await updateShare(tx, share.id, share.version, { status, expires: null })
    if (row === 'missing') throw notFound('SHARE_INVITATION', invitation)
    if (typeof row === 'string')
      throw conflict('The invitation was answered meanwhile.', 'SHARE_INVITATION', invitation)
    return row
  })
}

function tooLate({ invitation, status, account }: ShareRow) {
  return conflict(
    `The invitation is ${status} and can no longer be answered: ask account ${account} to share again.`,
    'SHARE_INVITATION',
    invitation ?? '',
  )
}
