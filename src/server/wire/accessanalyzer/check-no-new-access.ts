import { judgeNewAccess } from '../../../app/access-analyzer/checks.ts'
import type { Handler } from './handler.ts'
import { refuseInvalid } from './refuse-invalid.ts'

export const handle: Handler<'CheckNoNewAccess'> = async (input, context) =>
  refuseInvalid(() =>
    judgeNewAccess(
      context,
      input.existingPolicyDocument,
      input.newPolicyDocument,
      input.policyType,
    ),
  )
