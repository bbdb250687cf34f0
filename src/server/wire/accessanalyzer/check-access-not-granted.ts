import { judgeAccess } from '../../../app/access-analyzer/checks.ts'
import type { Handler } from './handler.ts'
import { refuseInvalid } from './refuse-invalid.ts'

export const handle: Handler<'CheckAccessNotGranted'> = async (input, context) =>
  refuseInvalid(() => judgeAccess(context, input.policyDocument, input.access, input.policyType))
