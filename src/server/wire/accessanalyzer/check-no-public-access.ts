import { judgePublicAccess } from '../../../app/access-analyzer/checks.ts'
import type { Handler } from './handler.ts'
import { refuseInvalid } from './refuse-invalid.ts'

export const handle: Handler<'CheckNoPublicAccess'> = async (input, context) =>
  refuseInvalid(() => judgePublicAccess(context, input.policyDocument, input.resourceType))
