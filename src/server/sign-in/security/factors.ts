import { newRecoveryCodes, type RecoveryCodes } from '../../../app/users/recovery-codes.ts'
import type { ConsoleUserRow } from '../../../app/users/users.ts'
import { ApiProblem } from '../../api/problem.ts'

type Data = ConsoleUserRow['data']

/** Recovery codes for who has none yet: they come with the first second factor. */
export function firstRecoveryCodes(user: ConsoleUserRow): RecoveryCodes | undefined {
  return (user.data.recovery ?? []).length > 0 ? undefined : newRecoveryCodes(user)
}

/** What is known of a user with these recovery codes added. */
export function withRecovery(data: Data, made: RecoveryCodes | undefined): Data {
  return made === undefined ? data : { ...data, recovery: made.digests }
}

/** Recovery codes are for a second factor: without one they go. */
export function withoutIdleRecovery(data: Data): Data {
  if (data.totp !== undefined || (data.passkeys ?? []).length > 0) return data
  const { recovery: _, ...rest } = data
  return rest
}

/** What a step or a change was about is not there any more. */
export function notThere(): ApiProblem {
  return new ApiProblem(404, 'not-found', 'There is nothing of this kind.')
}

/** What was sent does not prove what it should. */
export function notProven(): ApiProblem {
  return new ApiProblem(400, 'not-proven', 'That did not work: begin again, then answer at once.')
}
