import { putTags } from '../../../store/tags.ts'
import type { Tx } from '../../../store/db.ts'
import { countWorkloads, insertWorkload } from '../../../store/workloads.ts'
import { workloadArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { requireRole } from '../permissions.ts'
import { associationOf, findProfile } from '../profiles/find-profile.ts'
import { type FoundLens, findLens } from '../reviews/find-lens.ts'
import { conflict, invalid, quotaExceeded } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { alwaysApplied, applyLens, lensLimit } from './apply-lens.ts'
import { checkTags } from '../tags/check-tags.ts'
import { checkWorkload, type WorkloadFields } from './check-workload.ts'
import { type AppliedTemplate, answerFromTemplate, findTemplate } from './from-template.ts'
import { dataOf } from './workload-data.ts'

export interface NewWorkload extends WorkloadFields {
  readonly WorkloadName: string
  readonly Description: string
  readonly Environment: 'PRODUCTION' | 'PREPRODUCTION'
  readonly Lenses: readonly string[]
  readonly ProfileArns?: readonly string[] | undefined
  readonly ReviewTemplateArns?: readonly string[] | undefined
  readonly Tags?: Readonly<Record<string, string>> | undefined
}

/** Workloads of an account in a Region. */
export const workloadLimit = 1000

/**
 * Creates a workload with its lenses, which always include the framework; a review template adds its lenses, notes
 * and answers. Name unique in the account and Region, ignoring case and spaces.
 */
export async function createWorkload(
  context: ToolContext,
  fields: NewWorkload,
): Promise<{ readonly id: string; readonly arn: string }> {
  requireRole(context, 'own')
  const { caller, db } = context
  requireInPractice(fields)
  checkTags(fields.Tags ?? {})
  const template = await findTemplate(context, fields.ReviewTemplateArns?.[0])
  const lenses = await collectLenses(context, [
    ...fields.Lenses,
    ...(template?.row.data.lenses ?? []).map(({ lens }) => lens),
  ])
  checkWorkload(caller, fields, lenses)
  const profiles = await findProfiles(context, fields.ProfileArns ?? [])
  if ((await countWorkloads(db, caller.account, caller.region)) >= workloadLimit)
    throw quotaExceeded(
      `The account ${caller.account} has ${workloadLimit} workloads in ${caller.region}, the most there can be.`,
      'L-workloads',
      { type: 'WORKLOAD' },
    )
  const id = context.newId()
  const arn = workloadArn(context, id)
  await writeAs(context, 'CreateWorkload', arn, async (tx) => {
    const added = await insertWorkload(tx, {
      id,
      arn,
      account: caller.account,
      region: caller.region,
      name: fields.WorkloadName,
      data: {
        ...dataOf({ ...fields, Notes: fields.Notes ?? template?.row.data.notes }),
        description: fields.Description,
        environment: fields.Environment,
        ...(profiles.length === 0 ? {} : { profiles }),
        ...(template === undefined ? {} : { templateArns: [template.row.arn] }),
      },
    })
    if (added === 'exists') throw nameTaken(fields.WorkloadName)
    await putTags(tx, arn, fields.Tags ?? {})
    await applyLenses(tx, id, lenses, template, caller.principalArn)
  })
  return { id, arn }
}

/** 409: the account has a workload of that name in the Region. */
export function nameTaken(name: string): Error {
  return conflict(
    `A workload named ${name} exists already; names are unique in an account and Region, ignoring case and spaces.`,
    'WORKLOAD',
    name,
  )
}

/** Optional in the model, yet the Tool does not do without them. */
function requireInPractice({ AwsRegions, NonAwsRegions, ReviewOwner }: NewWorkload): void {
  if ((AwsRegions ?? []).length + (NonAwsRegions ?? []).length === 0) {
    const message = 'AwsRegions, NonAwsRegions, or both must be specified.'
    throw invalid(message, { name: 'AwsRegions', message })
  }
  if (ReviewOwner === undefined) {
    const message = 'ReviewOwner must be specified.'
    throw invalid(message, { name: 'ReviewOwner', message })
  }
}

/** The lenses named, each once and the framework among them. */
async function collectLenses(
  context: ToolContext,
  references: readonly string[],
): Promise<readonly FoundLens[]> {
  const found = new Map<string, FoundLens>()
  for (const reference of new Set(references)) {
    const lens = await findLens(context, reference)
    found.set(lens.alias, lens)
  }
  if (!found.has(alwaysApplied)) {
    const framework = await findLens(context, alwaysApplied)
    return limited([framework, ...found.values()])
  }
  return limited([...found.values()])
}

function limited(lenses: readonly FoundLens[]): readonly FoundLens[] {
  if (lenses.length <= lensLimit) return lenses
  throw quotaExceeded(
    `A workload has at most ${lensLimit} lenses; ${lenses.length} are given.`,
    'L-lenses-per-workload',
    { type: 'LENS' },
  )
}

async function findProfiles(context: ToolContext, arns: readonly string[]) {
  const found: { readonly arn: string; readonly version: string }[] = []
  for (const arn of arns.filter((each) => each !== ''))
    found.push(associationOf((await findProfile(context, arn)).row))
  return found
}

async function applyLenses(
  tx: Tx,
  workload: string,
  lenses: readonly FoundLens[],
  template: AppliedTemplate | undefined,
  by: string,
): Promise<void> {
  for (const [position, lens] of lenses.entries()) {
    const notes = template?.row.data.lenses.find((each) => each.lens === lens.alias)
    await applyLens(tx, workload, lens, position, {
      ...(notes?.notes === undefined ? {} : { notes: notes.notes }),
      ...(notes?.pillarNotes === undefined ? {} : { pillarNotes: notes.pillarNotes }),
    })
    if (template !== undefined) await answerFromTemplate(tx, workload, lens, template, by)
  }
}
