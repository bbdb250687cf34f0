import {
  deleteArchiveRule,
  getArchiveRule,
  insertArchiveRule,
  listArchiveRules,
  updateArchiveRule,
} from '../../../store/access-analyzers.ts'
import type { AccessArchiveRuleRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import { conflict, notFound, quotaExceeded } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { type GivenFilter, readRuleFilter } from '../filter/filter.ts'
import { findAnalyzer } from '../find-analyzer.ts'

/** Archive rules of an analyzer, as at AWS. */
export const ruleLimit = 100

/** Adds a rule: findings that come from now on and fulfil it are archived. @throws ToolError */
export async function createRule(
  context: ToolContext,
  reference: string,
  name: string,
  given: GivenFilter,
): Promise<void> {
  const { id } = await findAnalyzer(context, reference, 'contribute')
  const filter = readRuleFilter(given)
  await writeAs(context, 'CreateArchiveRule', id, async (tx) => {
    if ((await listArchiveRules(tx, id)).length >= ruleLimit)
      throw quotaExceeded(`An analyzer has at most ${ruleLimit} rules.`, 'L-archive-rules', {
        type: 'ArchiveRule',
        id: name,
      })
    if ((await insertArchiveRule(tx, id, name, filter)) === 'exists')
      throw conflict(`The archive rule ${name} exists.`, 'ArchiveRule', name)
  })
}

/** Gives a rule another filter. @throws ToolError */
export async function changeRule(
  context: ToolContext,
  reference: string,
  name: string,
  given: GivenFilter,
): Promise<void> {
  const { id } = await findAnalyzer(context, reference, 'contribute')
  const filter = readRuleFilter(given)
  await writeAs(context, 'UpdateArchiveRule', id, async (tx) => {
    if (typeof (await updateArchiveRule(tx, id, name, filter)) === 'string')
      throw notFound('ArchiveRule', name)
  })
}

/** Takes a rule away; what it archived stays archived. @throws ToolError */
export async function removeRule(
  context: ToolContext,
  reference: string,
  name: string,
): Promise<void> {
  const { id } = await findAnalyzer(context, reference, 'contribute')
  await writeAs(context, 'DeleteArchiveRule', id, async (tx) => {
    if (typeof (await deleteArchiveRule(tx, id, name)) === 'string')
      throw notFound('ArchiveRule', name)
  })
}

/** @throws ToolError */
export async function readRule(context: ToolContext, reference: string, name: string) {
  const { id } = await findAnalyzer(context, reference, 'read')
  const row = await getArchiveRule(context.db, id, name)
  if (row === undefined) throw notFound('ArchiveRule', name)
  return describe(row)
}

/** By name. @throws ToolError */
export async function readRules(
  context: ToolContext,
  reference: string,
): Promise<PageOf<ReturnType<typeof describe>>> {
  const { id } = await findAnalyzer(context, reference, 'read')
  const rows = await listArchiveRules(context.db, id)
  const page = pageThrough(rows, context.page, ({ name }) => name)
  return { ...page, items: page.items.map(describe) }
}

function describe({ name, data, created, updated }: AccessArchiveRuleRow) {
  return {
    ruleName: name,
    filter: data.filter,
    createdAt: new Date(created),
    updatedAt: new Date(updated),
  }
}
