import { isUnknown, type Unknown } from '../../model/unknown.ts'

interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

/** Tags as a map; an unknown list of tags stays unknown. */
export function tagsOf(
  tags: readonly Tag[] | Unknown | undefined,
): Readonly<Record<string, string>> | Unknown {
  if (isUnknown(tags)) return tags
  const entries = (tags ?? []).map(({ Key, Value }): [string, string] => [Key ?? '', Value ?? ''])
  return Object.fromEntries(entries.filter(([key]) => key !== ''))
}
