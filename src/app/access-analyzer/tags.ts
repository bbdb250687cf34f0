import { deleteTags, getTags, putTags } from '../../store/tags.ts'
import type { ToolContext } from '../tool/context.ts'
import { checkTagKeys, checkTags, tagLimit, tooMany } from '../tool/tags/check-tags.ts'
import { invalid } from '../tool/tool-error.ts'
import { writeAs } from '../tool/write.ts'
import { findAnalyzer } from './find-analyzer.ts'

/** Adds tags to an analyzer and replaces the values of keys that it has. @throws ToolError */
export async function tagAnalyzer(
  context: ToolContext,
  arn: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const { id } = await findAnalyzer(context, arn, 'own')
  checkTags(tags, 'tags')
  await writeAs(context, 'TagResource', id, async (tx) => {
    await putTags(tx, id, tags)
    const problem = tooMany('tags')
    if (Object.keys(await getTags(tx, id)).length > tagLimit)
      throw invalid(problem.message, problem)
  })
}

/** Removes tags; keys that it does not have are no error. @throws ToolError */
export async function untagAnalyzer(
  context: ToolContext,
  arn: string,
  keys: readonly string[],
): Promise<void> {
  const { id } = await findAnalyzer(context, arn, 'own')
  checkTagKeys(keys, 'tagKeys')
  await writeAs(context, 'UntagResource', id, (tx) => deleteTags(tx, id, keys))
}

/** @throws ToolError */
export async function readTags(
  context: ToolContext,
  arn: string,
): Promise<Readonly<Record<string, string>>> {
  const { id } = await findAnalyzer(context, arn, 'read')
  return getTags(context.db, id)
}
