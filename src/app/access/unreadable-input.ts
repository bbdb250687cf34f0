import { PlinthError } from '../../model/diagnostic.ts'

/** The error of a path that cannot be read. @param why how a sentence ends: `it does not exist` */
export function unreadableInput(path: string, why: string): PlinthError {
  return new PlinthError({
    code: 'access-input-unreadable',
    severity: 'error',
    message: `${path} cannot be read: ${why}.`,
  })
}
