import type { Judgement } from '../../../model/check.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { fail, pass, undecided } from './judgement.ts'
import type { Truth } from './truth.ts'
import { list, pointer, read } from './value.ts'

const unreadable = unknown('unresolved', 'an entry is not of the expected kind')

/**
 * Judges a list property by its entries: fails at the first one that offends, is undecided when none surely does and
 * some might, passes otherwise (also when the list is empty).
 * @param kind what every entry has to be; another one makes the judgement undecided
 */
export function noneOffends(
  resource: Resource,
  path: string,
  offends: (entry: unknown) => Truth,
  messages: { readonly pass: string; readonly fail: string },
  kind: 'object' | 'string' = 'object',
): Judgement {
  const entries = list(read(resource, path))
  if (isUnknown(entries)) return undecided(entries, pointer(path))
  let doubt: Unknown | undefined
  let doubtful = 0
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    const readable = typeof entry === kind && entry !== null
    const truth = isUnknown(entry) ? entry : readable ? offends(entry) : unreadable
    if (truth === true) return fail(messages.fail, `${pointer(path)}/${index}`)
    if (truth !== false && doubt === undefined) {
      doubt = truth
      doubtful = index
    }
  }
  if (doubt !== undefined) return undecided(doubt, `${pointer(path)}/${doubtful}`)
  return pass(messages.pass, pointer(path))
}
