import { listAgentContexts } from '../../../../store/agent-contexts.ts'
import { all } from '../../../../store/page.ts'
import type { ToolContext } from '../../context.ts'

/** Titles of the applications that a profile is about. */
export async function applicationsOf(
  { db }: Pick<ToolContext, 'db'>,
  profile: string,
): Promise<readonly string[]> {
  return (await listAgentContexts(db, profile, all)).items.map(({ data }) => data.title)
}
