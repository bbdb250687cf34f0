import { PlinthError } from '../../../../model/diagnostic.ts'
import type { Workload } from '../../../../model/workload.ts'
import { listAgentContexts } from '../../../../store/agent-contexts.ts'
import { getAgentGeneration, updateAgentGeneration } from '../../../../store/agent-generations.ts'
import { getAgentGoal } from '../../../../store/agent-goals.ts'
import { getAgentProfile } from '../../../../store/agent-profiles.ts'
import type { Db, Tx } from '../../../../store/db.ts'
import { all } from '../../../../store/page.ts'
import type {
  AgentContextRow,
  AgentGenerationRow,
  AgentProfileRow,
} from '../../../../store/schema.ts'
import { write } from '../../../../store/write.ts'
import { recordRecommendations } from '../recommendations/record.ts'
import { totalSteps } from './describe.ts'
import { leaseTime } from './lease.ts'
import { openBundle } from './open-bundle.ts'
import { GenerationProblem } from './problem.ts'
import { readBundle, reviewBundle } from './review-bundle.ts'
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
  row: AgentGenerationRow
}

/**
 * Runs a generation to its end, COMPLETED or ERROR, and records that. When another process runs it, this one stops.
 * @param clock milliseconds since the epoch
 */
export async function runGeneration(db: Db, id: string, clock: () => number): Promise<void> {
  const row = await getAgentGeneration(db, id)
  if (row === undefined || row.data.endedAt !== undefined) return
  if (row.status === 'IN_PROGRESS' && clock() - row.updated <= leaseTime) return
  const profile = await getAgentProfile(db, row.profile)
  if (profile === undefined) return
  const run: Run = { db, clock, profile, row }
  try {
    await generate(run)
  } catch (error) {
    if (error instanceof Superseded) return
    await fail(run, error)
  }
}

async function generate(run: Run): Promise<void> {
  const { attempts, additionalContext, scope } = run.row.data
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
  const uri = additionalContext.s3Uri
  const bundle = await openBundle(uri)
  try {
    await advance(run, { stepsCompleted: 1 })
    const contexts = (await listAgentContexts(run.db, run.profile.id, all)).items
    const workload = workloadOf(run.profile, contexts)
    const { snapshot, partly } = await readBundle(bundle, workload, startedAt)
    await advance(run, { stepsCompleted: 2 })
    const { plan, undecided } = reviewBundle(snapshot, workload, startedAt)
    await advance(run, { stepsCompleted: 3 })
    const goals = await Promise.all((scope.goalIds ?? []).map((id) => getAgentGoal(run.db, id)))
    const found = {
      bundle: uri,
      root: bundle.root,
      plan: plan.filter(inScope(scope)),
      // A narrower scope and what could not be read or decided say nothing of what is not found.
      settles: (check: string) =>
        partly === undefined && scope.items === undefined && !undecided.has(check),
      goals: goals.flatMap((goal) => (goal === undefined ? [] : [goal.data.title])),
    }
    const error = partly === undefined ? undefined : { code: 'PartlyRead', message: partly }
    const done = { status: 'COMPLETED', stepsCompleted: totalSteps, endedAt: run.clock() }
    await advance(run, { ...done, ...(error && { error }) }, (tx) =>
      recordRecommendations(tx, run.row, found),
    )
  } finally {
    await bundle.close()
  }
}

/** Contexts say where the bundle goes: their accounts and Regions, and whether anything of it is more than a test. */
function workloadOf(profile: AgentProfileRow, contexts: readonly AgentContextRow[]): Workload {
  const contents = contexts.map(({ data }) => data.content)
  const tests = contents.filter(({ criticality }) => criticality === 'TEST_DEVELOPMENT')
  const onlyTests = tests.length > 0 && tests.length === contents.length
  return {
    name: profile.data.displayName ?? profile.name,
    environment: onlyTests ? 'preproduction' : 'production',
    accounts: [...new Set(contents.flatMap(({ accountIds }) => accountIds ?? []))],
    regions: [...new Set(contents.flatMap(({ regions }) => regions ?? []))],
  }
}

async function fail(run: Run, thrown: unknown): Promise<void> {
  const endedAt = run.clock()
  try {
    await advance(run, { status: 'ERROR', endedAt, error: describe(thrown) })
  } catch (error) {
    if (!(error instanceof Superseded)) throw error
  }
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof GenerationProblem) return { code: error.code, message: error.message }
  if (error instanceof PlinthError)
    return { code: 'BundleUnreadable', message: error.diagnostic.message }
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
