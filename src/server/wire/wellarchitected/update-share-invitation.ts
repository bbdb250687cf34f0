import { identifyInvitation } from '../../../app/tool/shares/describe-invitation.ts'
import { answerInvitation } from '../../../app/tool/shares/invitations.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateShareInvitation'> = async (input, context) => ({
  ShareInvitation: identifyInvitation(
    await answerInvitation(context, input.ShareInvitationId, input.ShareInvitationAction),
  ),
})
