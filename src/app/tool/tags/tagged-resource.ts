import { getAgentProfile } from '../../../store/agent-profiles.ts'
import { getLens } from '../../../store/lenses.ts'
import { getProfile } from '../../../store/profiles.ts'
import { getTemplate } from '../../../store/review-templates.ts'
import { getWorkload } from '../../../store/workloads.ts'
import { parseToolArn, type ToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { authorise, type Need, requireRole, type Shareable } from '../permissions.ts'
import { invalid, notFound } from '../tool-error.ts'

const agentProfile =
  /^arn:aws[a-z-]*:wellarchitected:[a-z0-9-]+:\d{12}:agent-profile\/[\w-]{1,128}$/

/**
 * Looks up what an ARN means and whether the caller may read or change its tags.
 * @returns the ARN that tags are kept under; `undefined` for an official lens, which has none
 * @throws ToolError not-found, access-denied; validation when an official lens is to be tagged
 */
export async function findTagged(
  context: ToolContext,
  arn: string,
  need: Need,
): Promise<string | undefined> {
  if (agentProfile.test(arn)) return findAgentProfile(context, arn, need)
  const parsed = parseToolArn(arn)
  if (parsed === undefined) return findOfficialLens(context, arn, need)
  const found = await readers[parsed.kind](context.db, parsed.id)
  const own = found?.arn === arn ? found : undefined
  const { row } = await authorise<Shareable>(context, parsed.kind, own, need, arn)
  return row.arn
}

type Reader = (db: ToolContext['db'], id: string) => Promise<Shareable | undefined>

const readers: Readonly<Record<ToolArn['kind'], Reader>> = {
  workload: getWorkload,
  lens: async (db, id) => {
    const row = await getLens(db, id)
    return row?.status === 'DELETED' ? undefined : row
  },
  profile: getProfile,
  template: getTemplate,
}

async function findAgentProfile(context: ToolContext, arn: string, need: Need): Promise<string> {
  const { db, caller } = context
  const row = await getAgentProfile(db, arn)
  if (row?.account !== caller.account || row.region !== caller.region)
    throw notFound('AGENT_PROFILE', arn)
  requireRole(context, need)
  return arn
}

function findOfficialLens({ tool }: ToolContext, arn: string, need: Need): undefined {
  if (!arn.startsWith('arn:') || tool.findLens(arn).kind === 'other')
    throw notFound('RESOURCE', arn)
  if (need !== 'read') {
    const message = 'Official lenses belong to no account and cannot be tagged.'
    throw invalid(message, { name: 'WorkloadArn', message })
  }
}
