import {
  countRunningGenerations,
  insertPolicyGeneration,
} from '../../../store/policy-generations.ts'
import type { ToolContext } from '../../tool/context.ts'
import { requireRole } from '../../tool/permissions.ts'
import { toJson } from '../../tool/runs/to-json.ts'
import { invalid, quotaExceeded } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { asUuid } from '../analyse/found.ts'

/** Generations of an account that run at a time. */
const runningLimit = 5
/** Days of logs that are read when nobody says since when. */
const usualDays = 90
const day = 86_400_000

export interface GenerationRequest {
  /** ARN of a user or role. */
  readonly principal: string
  /** Which logs, as the caller names them; those that the server was given are read. */
  readonly logs?:
    | {
        readonly trails: readonly object[]
        readonly startTime: Date
        readonly endTime?: Date | undefined
      }
    | undefined
}

/**
 * Starts the generation of a policy from the logs that the server was given. The work begins when somebody asks for the
 * result. @returns its id @throws ToolError validation where the server has no logs
 */
export async function startGeneration(
  context: ToolContext,
  { principal, logs }: GenerationRequest,
): Promise<string> {
  requireRole(context, 'contribute')
  requireLogs(context)
  const to = (logs?.endTime ?? new Date(context.now)).getTime()
  const from = (logs?.startTime ?? new Date(to - usualDays * day)).getTime()
  if (from >= to) {
    const message = 'The start must be before the end.'
    throw invalid(message, { name: 'cloudTrailDetails.startTime', message })
  }
  const id = asUuid(context.newId())
  const { account, region, principalArn: by } = context.caller
  await writeAs(context, 'StartPolicyGeneration', principal, async (tx) => {
    if ((await countRunningGenerations(tx, { account, region })) >= runningLimit)
      throw quotaExceeded(
        `At most ${runningLimit} policy generations run at a time.`,
        'L-policy-generations',
        { type: 'PolicyGeneration', id },
      )
    const trails = (logs?.trails ?? []).map(toJson)
    const data = { by, from, to, trails }
    await insertPolicyGeneration(tx, {
      id,
      account,
      region,
      principal,
      status: 'IN_PROGRESS',
      data,
    })
  })
  return id
}

/** @throws ToolError validation where the server was given no logs */
export function requireLogs({ cloudTrail = [] }: Pick<ToolContext, 'cloudTrail'>): void {
  if (cloudTrail.length > 0) return
  const message =
    'This server has no logs of CloudTrail to generate policies from: start it with --cloudtrail PATH, or PLINTH_CLOUDTRAIL.'
  throw invalid(message, { name: 'cloudTrailDetails', message })
}
