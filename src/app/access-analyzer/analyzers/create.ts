import {
  insertAnalyzer,
  insertArchiveRule,
  listAnalyzers,
} from '../../../store/access-analyzers.ts'
import type { AnalyzerType } from '../../../store/schema.ts'
import { putTags } from '../../../store/tags.ts'
import type { ToolContext } from '../../tool/context.ts'
import { requireRole } from '../../tool/permissions.ts'
import { checkTags } from '../../tool/tags/check-tags.ts'
import { conflict, quotaExceeded } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { analyse } from '../analyse/analyse.ts'
import { type GivenFilter, readRuleFilter } from '../filter/filter.ts'
import { analyzerArn } from '../find-analyzer.ts'
import { loadEstate } from '../snapshot/load-estate.ts'
import { readConfiguration } from './configuration.ts'

/** Analyzers of an account in a Region. */
export const analyzerLimit = 20

export interface NewAnalyzer {
  readonly name: string
  readonly type: AnalyzerType
  readonly archiveRules?:
    | readonly { readonly ruleName: string; readonly filter: GivenFilter }[]
    | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
  readonly configuration?: object | undefined
  /** The service that it is linked to. */
  readonly managedBy?: string
}

/** Creates an analyzer and analyses what the newest runs saw. @returns its ARN @throws ToolError */
export async function createAnalyzer(context: ToolContext, given: NewAnalyzer): Promise<string> {
  requireRole(context, 'own')
  const { name, type, tags = {}, managedBy } = given
  const { account, region } = context.caller
  checkTags(tags, 'tags')
  const configuration = readConfiguration(type, given.configuration)
  const rules = (given.archiveRules ?? []).map(({ ruleName, filter }, at) => ({
    ruleName,
    filter: readRuleFilter(filter, `archiveRules.${at}.filter`),
  }))
  const id = analyzerArn(context, name)
  await writeAs(context, 'CreateAnalyzer', id, async (tx) => {
    if ((await listAnalyzers(tx, account, region)).length >= analyzerLimit)
      throw quotaExceeded(`An account has at most ${analyzerLimit} analyzers.`, 'L-analyzers', {
        type: 'Analyzer',
        id: name,
      })
    const row = await insertAnalyzer(tx, {
      id,
      account,
      region,
      name,
      type,
      data: {
        resources: [],
        ...(configuration !== undefined && { configuration }),
        ...(managedBy !== undefined && { managedBy }),
      },
    })
    if (row === 'exists') throw conflict(`The analyzer ${name} exists.`, 'Analyzer', name)
    for (const { ruleName, filter } of rules)
      if ((await insertArchiveRule(tx, id, ruleName, filter)) === 'exists')
        throw conflict(`The archive rule ${ruleName} is given twice.`, 'ArchiveRule', ruleName)
    await putTags(tx, id, tags)
    await analyse(tx, row, await loadEstate(tx, account, region), context.now)
  })
  return id
}
