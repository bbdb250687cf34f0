import { invalid } from '../tool-error.ts'

/** Keys that begin so are not for users. */
const reserved = /^aws:/i

/** Refuses tags that users may not set. @throws ToolError validation */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  const bad = Object.keys(tags).find((key) => reserved.test(key))
  if (bad === undefined) return
  const message = `The tag key ${bad} is reserved: keys must not begin with aws:.`
  throw invalid(message, { name: 'Tags', message })
}
