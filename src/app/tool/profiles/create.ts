import { countOwned } from '../../../store/count-owned.ts'
import type { Tx } from '../../../store/db.ts'
import { insertProfile, insertProfileVersion } from '../../../store/profiles.ts'
import { putTags } from '../../../store/tags.ts'
import { profileArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { requireRole } from '../permissions.ts'
import { conflict, quotaExceeded } from '../tool-error.ts'
import { checkTags } from '../tags/check-tags.ts'
import { writeAs } from '../write.ts'
import { type GivenAnswers, readAnswers } from './given-answers.ts'

/** Profiles per account and Region: a limit of this product, as AWS publishes none. */
export const profileQuota = 500

export interface NewProfile {
  readonly name: string
  readonly description: string
  readonly answers: GivenAnswers
  readonly tags?: Readonly<Record<string, string>> | undefined
}

/** A new profile in version 1, with every question of the template answered. */
export async function createProfile(
  context: ToolContext,
  { name, description, answers, tags }: NewProfile,
): Promise<{ readonly arn: string; readonly version: string }> {
  requireRole(context, 'own')
  const read = readAnswers(context.tool.profileTemplate, answers)
  checkTags(tags ?? {})
  const { account, region } = context.caller
  const id = context.newId()
  const arn = profileArn(context, id)
  const version = '1'
  return writeAs(context, 'CreateProfile', arn, async (tx) => {
    await refuseFull(tx, context)
    const row = { id, arn, account, region, name, current: version, data: { description } }
    if ((await insertProfile(tx, row)) === 'exists')
      throw conflict(`A profile named ${name} exists in ${region}.`, 'PROFILE', name)
    await insertProfileVersion(tx, {
      profile: id,
      profile_version: version,
      number: 1,
      data: { answers: Object.fromEntries(read) },
    })
    await putTags(tx, arn, tags ?? {})
    return { arn, version }
  })
}

async function refuseFull(tx: Tx, { caller }: ToolContext): Promise<void> {
  if ((await countOwned(tx, 'profile', caller.account, caller.region)) < profileQuota) return
  throw quotaExceeded(
    `The account already has ${profileQuota} profiles in ${caller.region}, which is the limit. Delete one first.`,
    'L-profiles',
    { type: 'PROFILE' },
  )
}
