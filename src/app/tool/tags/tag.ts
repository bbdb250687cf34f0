import { deleteTags, getTags, putTags } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { invalid } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { checkTagKeys, checkTags, tagLimit, tooMany } from './check-tags.ts'
import { findTagged } from './tagged-resource.ts'

/** Adds tags to an own resource and replaces the values of keys that it has. @throws ToolError */
export async function tagResource(
  context: ToolContext,
  arn: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const subject = await findTagged(context, arn, 'own')
  checkTags(tags)
  if (subject === undefined) return
  await writeAs(context, 'TagResource', subject, async (tx) => {
    await putTags(tx, subject, tags)
    const count = Object.keys(await getTags(tx, subject)).length
    const problem = tooMany('Tags')
    if (count > tagLimit) throw invalid(problem.message, problem)
  })
}

/** Removes tags of an own resource; keys that it does not have are no error. @throws ToolError */
export async function untagResource(
  context: ToolContext,
  arn: string,
  keys: readonly string[],
): Promise<void> {
  const subject = await findTagged(context, arn, 'own')
  checkTagKeys(keys)
  if (subject === undefined) return
  await writeAs(context, 'UntagResource', subject, (tx) => deleteTags(tx, subject, keys))
}

/** Tags of whatever the caller may read. @throws ToolError not-found */
export async function listTags(
  context: ToolContext,
  arn: string,
): Promise<Readonly<Record<string, string>>> {
  const subject = await findTagged(context, arn, 'read')
  return subject === undefined ? {} : getTags(context.db, subject)
}
