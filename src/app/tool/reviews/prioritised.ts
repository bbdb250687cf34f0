import type { Lens } from '../../../model/lens.ts'
import { getProfileVersion } from '../../../store/profiles.ts'
import type { WorkloadData } from '../../../store/schema.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { prioritise } from '../profiles/prioritise.ts'

/** Lens → ids of the questions that the workload's profile puts first; none without a profile. */
export type Prioritiser = (lens: Lens) => ReadonlySet<string>

const none: ReadonlySet<string> = new Set()
const nothing: Prioritiser = () => none

/** The prioritised questions of a workload, by the version of the profile that it uses. */
export async function prioritiserOf(
  { db, tool }: Pick<ToolContext, 'db' | 'tool'>,
  { data }: { readonly data: Pick<WorkloadData, 'profiles'> },
): Promise<Prioritiser> {
  const [profile] = data.profiles ?? []
  if (profile === undefined) return nothing
  const id = parseToolArn(profile.arn)?.id
  const version = id === undefined ? undefined : await getProfileVersion(db, id, profile.version)
  if (version === undefined) return nothing
  const answers = new Map(Object.entries(version.data.answers))
  return (lens) =>
    new Set(prioritise(lens, tool.profileTemplate, answers).map(({ question }) => question.id))
}
