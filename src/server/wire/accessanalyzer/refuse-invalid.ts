import { InvalidDocument } from '../../../app/access-analyzer/invalid-document.ts'
import { WireError } from '../protocol/wire-error.ts'

/** Runs a check; a policy that IAM would not take is answered as `InvalidParameterException`. */
export function refuseInvalid<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof InvalidDocument)
      throw new WireError(400, 'InvalidParameterException', error.message)
    throw error
  }
}
