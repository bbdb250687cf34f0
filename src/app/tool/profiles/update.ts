import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../../store/db.ts'
import {
  getProfile as getRow,
  getProfileVersion,
  insertProfileVersion,
  updateProfile as updateRow,
} from '../../../store/profiles.ts'
import type { ProfileRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { conflict, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import type { ProfileAnswers } from './check-answers.ts'
import { findProfile } from './find-profile.ts'
import { getProfile } from './get.ts'
import { type GivenAnswers, readAnswers } from './given-answers.ts'

export interface ProfileChange {
  readonly description?: string | undefined
  /** Only the questions that change. */
  readonly answers?: GivenAnswers | undefined
}

/**
 * Changes the description or the answers of a profile. Other answers make a new version, which workloads take up with
 * `upgradeProfile`; until then they show as a notification.
 */
export async function updateProfile(
  context: ToolContext,
  arn: string,
  { description, answers = [] }: ProfileChange,
) {
  const { row } = await findProfile(context, arn, 'own')
  await writeAs(context, 'UpdateProfile', arn, async (tx) => {
    const fresh = await getRow(tx, row.id)
    if (fresh === undefined) throw notFound('PROFILE', arn)
    const before = await answersOf(tx, fresh)
    const after = readAnswers(context.tool.profileTemplate, answers, before)
    const changed = answers.length > 0 && !isDeepStrictEqual(after, before)
    const current = changed ? await addVersion(tx, fresh, after) : fresh.current
    if (!changed && (description ?? fresh.data.description) === fresh.data.description) return
    const data = { ...fresh.data, description: description ?? fresh.data.description }
    if (typeof (await updateRow(tx, row.id, fresh.version, { current, data })) === 'string')
      throw changedMeanwhile(arn)
  })
  return getProfile(context, arn)
}

async function answersOf(tx: Tx, { id, current }: ProfileRow): Promise<ProfileAnswers> {
  const version = await getProfileVersion(tx, id, current)
  return new Map(Object.entries(version?.data.answers ?? {}))
}

async function addVersion(
  tx: Tx,
  { id, arn, current }: ProfileRow,
  answers: ProfileAnswers,
): Promise<string> {
  const number = Number(current) + 1
  const version = String(number)
  const data = { answers: Object.fromEntries(answers) }
  const added = await insertProfileVersion(tx, {
    profile: id,
    profile_version: version,
    number,
    data,
  })
  if (added === 'exists') throw changedMeanwhile(arn)
  return version
}

function changedMeanwhile(arn: string) {
  return conflict('The profile was changed at the same time. Try again.', 'PROFILE', arn)
}
