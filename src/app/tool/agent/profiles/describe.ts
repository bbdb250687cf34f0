import { getTagsOf } from '../../../../store/tags.ts'
import type { AgentProfileRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { bundlesFolder } from '../generations/open-bundle.ts'
import { describeTrail } from '../trail.ts'
import { fieldErrors } from './field-errors.ts'

/** Profiles as the API shows them, with their tags. */
export async function describeProfiles({ db }: ToolContext, rows: readonly AgentProfileRow[]) {
  const tags = await getTagsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => describe(row, tags.get(row.id) ?? {}))
}

/** One profile as the API shows it. */
export async function describeProfile({ db }: Pick<ToolContext, 'db'>, row: AgentProfileRow) {
  const tags = await getTagsOf(db, [row.id])
  return describe(row, tags.get(row.id) ?? {})
}

function describe(row: AgentProfileRow, tags: Readonly<Record<string, string>>) {
  const { displayName, description, businessOverview, ...data } = row.data
  const errors = fieldErrors(row.account, row.data)
  return {
    displayName,
    description,
    businessOverview,
    pillars: data.pillars,
    deletionProtection: data.deletionProtection,
    executionRoleArn: data.executionRoleArn,
    aggregationConfiguration: data.aggregationConfiguration,
    name: row.name,
    arn: row.id,
    // Nothing here runs by itself on a schedule.
    eligibleForScheduledGeneration: false,
    eligibleForArchitectureGeneration:
      data.pillars.includes('SECURITY') && bundlesFolder() !== undefined,
    fieldErrors: Object.fromEntries(errors),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    ...describeTrail(row.created, row.data),
  }
}
