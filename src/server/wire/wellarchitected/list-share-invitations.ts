import { describeInvitation, kindOfShare } from '../../../app/tool/shares/describe-invitation.ts'
import { listInvitations } from '../../../app/tool/shares/invitations.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListShareInvitations'> = async (input, context) => {
  const { items, nextToken } = await listInvitations(context, {
    type: input.ShareResourceType && kindOfShare[input.ShareResourceType],
    prefixes: {
      workload: input.WorkloadNamePrefix,
      lens: input.LensNamePrefix,
      profile: input.ProfileNamePrefix,
      template: input.TemplateNamePrefix,
    },
  })
  return { ShareInvitationSummaries: items.map(describeInvitation), NextToken: nextToken }
}
