import { type FieldProblem, invalid } from '../tool-error.ts'

/** Most tags of a resource. */
export const tagLimit = 50
const form = /^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u

/**
 * The rules for tags that someone sets, also while creating a resource.
 * @param member the input member that holds them
 * @throws ToolError validation with every tag at fault
 */
export function checkTags(tags: Readonly<Record<string, string>>, member = 'Tags'): void {
  const entries = Object.entries(tags)
  const problems = entries.flatMap(([key, value]) => problemsOf(key, value, member))
  if (entries.length > tagLimit) problems.push(tooMany(member))
  const [first] = problems
  if (first !== undefined) throw invalid(first.message, ...problems)
}

/** Refuses keys that nobody but AWS may set or remove. @throws ToolError validation */
export function checkTagKeys(keys: readonly string[], member = 'TagKeys'): void {
  const problems = keys.flatMap((key) => problemsOf(key, '', member))
  const [first] = problems
  if (first !== undefined) throw invalid(first.message, ...problems)
}

/** The problem of a resource that would have too many tags. */
export function tooMany(name: string): FieldProblem {
  return { name, message: `A resource has at most ${tagLimit} tags.` }
}

function problemsOf(key: string, value: string, member: string): FieldProblem[] {
  const problems: string[] = []
  if (key.length === 0 || key.length > 128) problems.push('Tag keys have 1 to 128 characters.')
  if (value.length > 256) problems.push('Tag values have at most 256 characters.')
  if (/^aws:/i.test(key)) problems.push('Tag keys that start with aws: are reserved.')
  if (!form.test(key) || !form.test(value))
    problems.push('Tag keys and values consist of letters, digits, spaces and _ . : / = + - @.')
  return problems.map((message) => ({ name: member, message }))
}
