import { PlinthError } from '../../../../model/diagnostic.ts'
import { listAgentContexts } from '../../../../store/agent-contexts.ts'
import { getAgentGeneration, updateAgentGeneration } from '../../../../store/agent-generations.ts'
import { getAgentGoal } from '../../../../store/agent-goals.ts'
import { getAgentProfile } from '../../../../store/agent-profiles.ts'
import type { Db, Tx } from '../../../../store/db.ts'
import { all } from '../../../../store/page.ts'
import type {
  AgentGenerationRow,
  AgentProfileRow,
  AgentRecommendationData,
} from '../../../../store/schema.ts'
import { write } from '../../../../store/write.ts'
import { ToolError } from '../../tool-error.ts'
import type { AccountReader } from '../accounts/account-reader.ts'
import { recordRecommendations } from '../recommendations/record.ts'
import { totalSteps } from './describe.ts'
import { leaseTime } from './lease.ts'
import { createHeartbeat } from './heartbeat.ts'
import { type Material, openMaterial } from './material.ts'
import { GenerationProblem } from './problem.ts'
import { reviewMaterial } from './review-material.ts'
import { inScope } from './scope.ts'

/** How often a generation is begun before it counts as failed. */
const mostAttempts = 3

class Superseded extends Error {}

type Change = Partial<Pick<AgentGenerationRow, 'status'>> & Partial<AgentGenerationRow['data']>

/** A generation on its way: the row as this process wrote it last. */
interface Run {
  readonly db: Db
  readonly clock: () => number
  readonly profile: AgentProfileRow
  readonly reader: AccountReader | undefined
  row: AgentGenerationRow
}

/**
 * Runs a generation to its end, COMPLETED or ERROR, and records that. When another process runs it, this one stops.
 * @param clock milliseconds since the epoch
 * @param reader absent: accounts are not read
 */
export async function runGeneration(
  db: Db,
  id: string,
  clock: () => number,
  reader?: AccountReader,
): Promise<void> {
  // A server that ends begins nothing; whoever looks at the generation next takes it up.
  if (hasStopped(reader)) return
  const row = await getAgentGeneration(db, id)
  if (row === undefined || row.data.endedAt !== undefined) return
  if (row.status === 'IN_PROGRESS' && clock() - row.updated <= leaseTime) return
  const profile = await getAgentProfile(db, row.profile)
  if (profile === undefined) return
  const run: Run = { db, clock, profile, reader, row }
  try {
    await generate(run)
  } catch (error) {
    if (error instanceof Superseded || hasStopped(reader)) return
    await fail(run, error)
  }
}

function hasStopped(reader: AccountReader | undefined): boolean {
  return reader?.signal.aborted === true
}

async function generate(run: Run): Promise<void> {
  const { attempts, scope } = run.row.data
  const startedAt = run.clock()
  if (attempts >= mostAttempts)
    throw new GenerationProblem(
      'Interrupted',
      `The generation was begun ${attempts} times and never ended: the server stopped each time.`,
    )
  await advance(run, {
    status: 'IN_PROGRESS',
    startedAt,
    attempts: attempts + 1,
    stepsCompleted: 0,
  })
  const contexts = (await listAgentContexts(run.db, run.profile.id, all)).items
  const { profile, reader } = run
  const material = await openMaterial(run.row.data, { profile, contexts, reader })
  try {
    await advance(run, { stepsCompleted: 1 })
    const { snapshot, partly } = await read(run, material, startedAt)
    await advance(run, { stepsCompleted: 2 })
    const review = reviewMaterial(snapshot, material, startedAt)
    await advance(run, { stepsCompleted: 3 })
    const goals = await Promise.all((scope.goalIds ?? []).map((id) => getAgentGoal(run.db, id)))
    const found = {
      subject: material.subject,
      root: material.root,
      type: run.row.data.type,
      plan: review.plan.filter(inScope(scope)),
      // A narrower scope and what could not be read or decided say nothing of what is not found.
      settles: ({ check, advice }: Pick<AgentRecommendationData, 'check' | 'advice'>) =>
        partly === undefined &&
        scope.items === undefined &&
        !review.undecided.has(check) &&
        advice.items.every((item) => material.covers(item) && !review.failing(check, item.id)),
      goals: goals.flatMap((goal) => (goal === undefined ? [] : [goal.data.title])),
    }
    const error = partly === undefined ? undefined : { code: 'PartlyRead', message: partly }
    const done = { status: 'COMPLETED', stepsCompleted: totalSteps, endedAt: run.clock() }
    await advance(run, { ...done, ...(error && { error }) }, (tx) =>
      recordRecommendations(tx, run.row, found),
    )
  } finally {
    await material.close()
  }
}

/** Accounts take minutes to read: meanwhile the generation shows that it lives. */
async function read(run: Run, material: Material, now: number) {
  const heart = createHeartbeat(run.clock, leaseTime / 4, () => advance(run, {}))
  const stops = run.reader === undefined ? [heart.signal] : [heart.signal, run.reader.signal]
  try {
    return await material.read({ now, onProgress: heart.beat, signal: AbortSignal.any(stops) })
  } finally {
    await heart.settle()
  }
}

async function fail(run: Run, thrown: unknown): Promise<void> {
  const endedAt = run.clock()
  try {
    await advance(run, { status: 'ERROR', endedAt, error: describe(thrown, run.row.data.type) })
  } catch (error) {
    if (!(error instanceof Superseded)) throw error
  }
}

function describe(
  error: unknown,
  type: AgentGenerationRow['data']['type'],
): { readonly code: string; readonly message: string } {
  if (error instanceof GenerationProblem) return { code: error.code, message: error.message }
  if (error instanceof ToolError) return { code: 'NotAllowed', message: error.message }
  if (error instanceof PlinthError) {
    const code = type === undefined ? 'BundleUnreadable' : 'AccountsUnreadable'
    return { code, message: error.diagnostic.message }
  }
  process.emitWarning(error instanceof Error ? error : String(error))
  return { code: 'InternalError', message: 'The generation failed unexpectedly.' }
}

/** Records progress and whatever goes with it; refuses when someone else changed the generation meanwhile. */
async function advance(
  run: Run,
  { status = run.row.status, ...change }: Change,
  more: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  const { id, version, data } = run.row
  const { account } = run.profile
  const actor = { account, principal: data.createdBy, at: run.clock() }
  const subject = run.profile.id
  run.row = await write(run.db, actor, 'GenerateAgentRecommendations', subject, async (tx) => {
    const next = { status, data: { ...data, ...change } }
    const row = await updateAgentGeneration(tx, id, version, next)
    if (typeof row === 'string') throw new Superseded()
    await more(tx)
    return row
  })
}
