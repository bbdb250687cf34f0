import { updatePolicyGeneration } from '../../../store/policy-generations.ts'
import type { PolicyGenerationData, PolicyGenerationRow } from '../../../store/schema.ts'
import { write } from '../../../store/write.ts'
import { type GeneratedPolicies, generatePolicies } from '../../access/generate.ts'
import type { ToolContext } from '../../tool/context.ts'
import { inTurn } from '../in-turn.ts'

/** Largest policy document in characters without white space: a managed policy. */
const longest = 6144
/** Resources that are named one by one in a statement. */
const mostResources = 20

/** Works on a generation unless this process does already. */
export function takeUp(
  { db, cloudTrail = [], now }: Pick<ToolContext, 'db' | 'cloudTrail' | 'now'>,
  row: PolicyGenerationRow,
): Promise<void> {
  if (row.status !== 'IN_PROGRESS') return Promise.resolve()
  const begun = performance.now()
  const clock = () => Math.floor(now + performance.now() - begun)
  return inTurn(row.id, () => work(db, cloudTrail, row, clock))
}

async function work(
  db: ToolContext['db'],
  logs: readonly string[],
  row: PolicyGenerationRow,
  clock: () => number,
): Promise<void> {
  const { account, data, id, version, principal } = row
  const done = await read(logs, row)
  const actor = { account, principal: data.by, at: clock() }
  await write(db, actor, 'GeneratePolicy', principal, (tx) =>
    // A generation that was cancelled meanwhile has another version, and stays as it is.
    updatePolicyGeneration(tx, id, version, {
      status: done.error === undefined ? 'SUCCEEDED' : 'FAILED',
      data: { ...data, ...done, completed: clock() },
    }),
  )
}

type Done = Pick<PolicyGenerationData, 'error' | 'policies' | 'complete'>

async function read(logs: readonly string[], row: PolicyGenerationRow): Promise<Done> {
  const { principal, data } = row
  try {
    const result = await generatePolicies({
      logs,
      principals: [principal],
      since: new Date(data.from).toISOString(),
      until: new Date(data.to).toISOString(),
      mostResources,
      conditions: true,
      limit: longest,
    })
    return outcome(result)
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error))
    return { error: 'The logs could not be read.' }
  }
}

function outcome({ policies, diagnostics, skipped, files }: GeneratedPolicies): Done {
  const problem = diagnostics.find(({ severity }) => severity === 'error')
  if (files === 0) return { error: problem?.message ?? 'There are no logs where the server looks.' }
  const lacking = policies.some(
    (one) => Object.keys(one.unknown).length > 0 || one.limits.length > 0,
  )
  return {
    policies: policies.flatMap(({ documents }) => documents.map((one) => JSON.stringify(one))),
    complete: problem === undefined && skipped === 0 && !lacking,
  }
}
