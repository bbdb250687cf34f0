import type { PlanItem } from '../../../../model/plan.ts'
import { loadSecurityLens } from '../../../../review/lens/load-catalog.ts'
import { getAgentGoal } from '../../../../store/agent-goals.ts'
import type { AgentGenerationData, AgentProfileRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { invalid } from '../../tool-error.ts'
import { checkPillars } from '../profiles/check-pillars.ts'

type Scope = AgentGenerationData['scope']

/**
 * Refuses a scope that a generation cannot serve: pillars outside of the profile or without Security, goals of another
 * profile, best practices that the Security Pillar does not have.
 * @throws ToolError validation
 */
export async function checkScope(
  { db }: Pick<ToolContext, 'db'>,
  profile: AgentProfileRow,
  scope: Scope,
): Promise<void> {
  checkPillars(scope.pillars, 'scope.pillars')
  const foreign = scope.pillars.find((pillar) => !profile.data.pillars.includes(pillar))
  if (foreign !== undefined)
    throw refused('pillars', `The pillar ${foreign} is not among those of the agent profile.`)
  if (!scope.pillars.includes('SECURITY'))
    throw refused('pillars', 'Only the pillar SECURITY is evaluated; the scope must include it.')
  for (const id of scope.goalIds ?? [])
    if ((await getAgentGoal(db, id))?.profile !== profile.id)
      throw refused('goalIds', `The agent profile has no goal ${id}.`)
  const known = practiceIds()
  for (const { pillar, ids } of scope.items ?? []) {
    const unknown = ids.find((id) => pillar !== 'SECURITY' || !known.has(id))
    if (unknown !== undefined)
      throw refused('items', `${unknown} is no best practice of the Security Pillar.`)
  }
}

/** Whether an improvement serves a best practice of the scope; a scope without items takes all. */
export function inScope(scope: Scope): (item: PlanItem) => boolean {
  if (scope.items === undefined || scope.items.length === 0) return () => true
  const known = practiceIds()
  const wanted = new Set(scope.items.flatMap(({ ids }) => ids.map((id) => known.get(id))))
  return ({ practices }) => practices.some((id) => wanted.has(id))
}

/** Number (`SEC02-BP02`) or id of a practice → its id. */
function practiceIds(): ReadonlyMap<string, string> {
  const practices = loadSecurityLens().questions.flatMap((question) => question.practices)
  return new Map(
    practices.flatMap(({ id, number }) => [
      [id, id],
      [number ?? id, id],
    ]),
  )
}

function refused(member: string, message: string): Error {
  return invalid(message, { name: `scope.${member}`, message })
}
